package org.threadkeep.ingest.http;

/** Bodies that the OpenAPI document shows. */
final class TurnExamples {
    static final String ONE =
            """
            {
              "specversion": "1.0",
              "type": "org.threadkeep.turn.recorded.v1",
              "id": "call-81",
              "source": "/gateways/eu-1",
              "tenant": "acme",
              "modelversion": "claude-x-20260301",
              "conversationid": "support-4711",
              "datasubject": "subject-9f2c",
              "startedat": "2026-03-02T09:30:00Z",
              "time": "2026-03-02T09:30:04Z",
              "data": {
                "input": {"messages": [{"role": "user", "content": "Which river flows through Basel?"}]},
                "output": {"messages": [{"role": "assistant", "content": "The Rhine."}]},
                "request": {"temperature": 0.2, "seed": 7}
              }
            }
            """;

    static final String LINES =
            """
            {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"call-82","source":"/gateways/eu-1",\
            "tenant":"acme","modelversion":"claude-x-20260301","data":{"input":{"messages":[{"role":"user",\
            "content":"Hello"}]},"output":{"messages":[{"role":"assistant","content":"Hello."}]}}}
            """;

    static final String ANSWER =
            """
            {
              "accepted": 1,
              "rejected": 1,
              "unavailable": 0,
              "results": [
                {
                  "index": 0,
                  "id": "call-81",
                  "status": "accepted",
                  "turn_id": "5123eb6a64e5916e3e08e3b4c0f3fcba",
                  "thread_id": "ff86b12631ae8e044bbde049b0d7b66a",
                  "topic": "turns.recorded.v1",
                  "partition": 1,
                  "offset": 1207
                },
                {
                  "index": 1,
                  "id": "call-82",
                  "status": "rejected",
                  "field": "data.input.messages[0].role",
                  "reason": "is missing"
                }
              ]
            }
            """;

    private TurnExamples() {}
}
