package org.threadkeep.local.net;

/** Where a message goes. */
public enum Way {
    /** From the client, not yet forwarded to the server. */
    REQUEST,
    /** From the server, not yet handed back to the client. */
    RESPONSE
}
