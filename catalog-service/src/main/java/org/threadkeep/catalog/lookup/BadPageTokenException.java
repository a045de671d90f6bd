package org.threadkeep.catalog.lookup;

/** Says that a page token was not given out for this list. Retrying is pointless: begin without a token. */
public final class BadPageTokenException extends RuntimeException {
    BadPageTokenException() {
        super("is not a token that this list gave");
    }
}
