package org.threadkeep.archive.frame;

/**
 * The key of a frame that needs no other frame.
 *
 * @param mark of the subject's key: the first four bytes of its id; 0 for one that nobody keeps
 */
public record OwnKey(int mark) implements Opener {}
