package org.threadkeep.ingest.http;

/** Bodies that the OpenAPI document shows. */
final class CaptureExamples {
    static final String ONE =
            """
            {
              "conversationid": "support-4711",
              "datasubject": "subject-9f2c",
              "status": 200,
              "request": {
                "model": "acme/llama-ft-7",
                "messages": [{"role": "user", "content": "Which river flows through Basel?"}],
                "seed": 7
              },
              "response": {
                "id": "chatcmpl-81",
                "model": "acme/llama-ft-7",
                "choices": [
                  {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "The Rhine."}}
                ]
              }
            }
            """;

    private CaptureExamples() {}
}
