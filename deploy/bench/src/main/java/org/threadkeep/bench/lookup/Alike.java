package org.threadkeep.bench.lookup;

/**
 * What is looked up at every size of the index, so that what more data cost isn't taken for what longer conversations cost: no
 * turn and no thread that is beyond those of the smallest.
 *
 * @param deepest how many turns of its conversation may stand before a turn
 * @param longest how many turns a thread may have
 */
record Alike(int deepest, int longest) {}
