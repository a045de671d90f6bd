/**
 * Who a turn is: keyed digests that name turns, threads and contexts without telling anything of their content.
 *
 * <p>All digests are HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a key that is derived per tenant, cut to 128 bits and written
 * as 32 lower-case hex digits. Whoever holds an archive but not the key can't confirm a guess of a short message.
 *
 * <p>What is digested, so that it can be done again without this code. A number is 4 bytes, big endian; a text is the number of
 * its UTF-8 bytes, then these; bytes likewise.
 *
 * <ul>
 *   <li>tenant key (32 bytes, under the identity key): text {@code threadkeep/tenant/v1}, text tenant
 *   <li>turn id: text {@code turn/v1}, text source, text id
 *   <li>thread id: text {@code thread/conversation/v1}, text conversation id; without one, the id of the turn that starts the thread
 *   <li>partition root (cut to 32 bits, 8 digits): text {@code root/conversation/v1}, text conversation id; or text
 *       {@code root/content/v1}, messages
 *   <li>body digest (cut to 64 bits, 16 digits): text {@code body/v1}, bytes of the data
 *   <li>context state 0 (32 bytes): text {@code context/v1}; state n: text {@code context/step/v1}, bytes of state n-1, message
 *   <li>message ({@code CanonicalMessage}): text role, text name, number of parts, each part as a value
 *   <li>value: its kind as number (the letter's code: o, a, s, n, t, f or z), then for an object the number of members and, by
 *       name in UTF-16 order, text name and value; for an array the number of elements and each value; for a string the text;
 *       for a number the text of Java's {@code BigDecimal} without trailing zeros; for true, false and null nothing
 * </ul>
 */
package org.threadkeep.events.identity;
