package org.threadkeep.rolling;

/** One replica is stopped, and started again from a build. */
record Step(Replica replica, Build build) {
    @Override
    public String toString() {
        return replica.name() + " to " + build.name();
    }
}
