package org.threadkeep.ingest.support;

/** Events as a gateway would write them. */
public final class Events {
    private Events() {}

    /** The data of a turn in which somebody says this and is answered. */
    public static String data(String said) {
        return "{\"input\": {\"messages\":[{\"role\":\"user\",\"content\":\"" + said
                + "\"}]},  \"output\":{\"messages\":[{\"role\":\"assistant\",\"content\":\"yes\"}]},\"n\":1.00}";
    }

    /** A whole event of a conversation. */
    public static String event(String id, String conversation, String data) {
        return "{\"specversion\":\"1.0\",\"type\":\"org.threadkeep.turn.recorded.v1\",\"id\":\"" + id
                + "\",\"source\":\"//gateway.test/1\",\"tenant\":\"acme\",\"modelversion\":\"m-1\",\"conversationid\":\""
                + conversation + "\",\"data\":" + data + "}";
    }

    /** A valid event. */
    public static String event(String id) {
        return event(id, "c-" + id, data("hello from " + id));
    }
}
