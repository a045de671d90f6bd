package org.threadkeep.archive.frame;

/** What a frame names as needed to open it: a key, or an earlier frame, whose key is also its own. */
public sealed interface Opener permits OwnKey, Base {}
