/**
 * The fault suite: load whose ledger knows what was acknowledged, a nemesis that kills, halts and restarts every part of the
 * system meanwhile, and audits that hold the archive and the lookups against the ledger afterwards.
 */
package org.threadkeep.faults;
