package org.threadkeep.archive;

/**
 * One Kafka partition for ever: a re-created topic has another id, so that its offsets can't be taken for the old ones.
 *
 * @param clusterId Kafka's cluster id
 * @param topicId Kafka's topic id (not its name)
 * @param partition from 0
 */
public record StreamId(String clusterId, String topicId, int partition) {
    /** Checks that the text form can be parsed again. */
    public StreamId {
        part("clusterId", clusterId);
        part("topicId", topicId);
        Fields.notNegative("partition", partition);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when it isn't {@code clusterId/topicId/partition}
     */
    public static StreamId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || !parts[2].matches("0|[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("stream is not of the form clusterId/topicId/partition");
        }
        try {
            return new StreamId(parts[0], parts[1], Integer.parseInt(parts[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("partition is too large", e);
        }
    }

    /** {@code clusterId/topicId/partition}. */
    public String text() {
        return clusterId + "/" + topicId + "/" + partition;
    }

    @Override
    public String toString() {
        return text();
    }

    private static void part(String field, String value) {
        Fields.text(field, value);
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/')) {
            throw new IllegalArgumentException(field + " has a character other than visible ASCII without '/'");
        }
    }
}
