package org.threadkeep.catalog.http;

/** Examples for the API's description. */
final class Examples {
    static final String THREAD =
            """
            {
              "thread_id": "9f86d081884c7d659a2feaa0c55ad015",
              "tenant": "acme",
              "turns": [
                {
                  "turn_id": "5c3a8f0e6f0b4b6f9d9b2f3c1a7e4d20",
                  "thread_id": "9f86d081884c7d659a2feaa0c55ad015",
                  "stream": "5L6g3nShT-eMCtK--X86sw/kWb1XKk7Q1mxhj1kVXgqUQ/0",
                  "offset": 4711,
                  "model_version": "acme/llama-ft-7",
                  "deployment": "unknown",
                  "parents": {"state": "root", "turn_ids": [], "candidates": []},
                  "snapshot_id": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                  "pack_id": "0195a3f2-1c00-7abc-8def-0123456789ab",
                  "recorded_at": "2026-03-01T12:00:00.123Z",
                  "end_of_thread": false,
                  "cancelled": false,
                  "conflicting_body": false,
                  "facts": ["sampling"],
                  "content": {
                    "state": "present",
                    "attributes": {"id": "call-1", "source": "/gateways/eu-1", "tenant": "acme"},
                    "data": {
                      "input": {"messages": [{"role": "user", "content": "hello"}]},
                      "output": {"messages": [{"role": "assistant", "content": "hi"}]}
                    }
                  }
                }
              ]
            }
            """;

    static final String THREAD_NAME =
            """
            {"thread_id": "9f86d081884c7d659a2feaa0c55ad015", "tenant": "acme"}
            """;

    static final String THREAD_WEIGHTS =
            """
            {
              "thread_id": "9f86d081884c7d659a2feaa0c55ad015",
              "fidelity": {
                "tier": "LINEAGE_ONLY",
                "missing_for_next": ["weights_root", "chat_template"],
                "next_tier": "TEXT_FAITHFUL"
              },
              "model_versions": [
                {
                  "model_version": "acme/llama-ft-7",
                  "deployments": ["unknown"],
                  "weights": {"state": "unknown"},
                  "fidelity": {
                    "tier": "LINEAGE_ONLY",
                    "missing_for_next": ["weights_root", "chat_template"],
                    "next_tier": "TEXT_FAITHFUL"
                  }
                }
              ]
            }
            """;

    static final String MODEL_REGISTRATION =
            """
            {
              "provider": "acme",
              "weights": {
                "files": [
                  {
                    "name": "model.safetensors",
                    "size": 16060522240,
                    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                  }
                ],
                "replicas": [{"uri": "s3://weights/acme/llama-ft-7/", "verified_at": "2026-03-01T12:00:00Z"}],
                "aliases": ["pkg:huggingface/acme/llama-ft@7c1d3f0"]
              },
              "tokenizer": "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
              "chat_template": "sha256:fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
              "code": "sha256:baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096",
              "lineage": [
                {
                  "relation": "fine_tune",
                  "parent": "sha256:50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c"
                }
              ]
            }
            """;

    static final String MODELS =
            """
            {"models": [{"model_version": "acme/llama-ft-7", "registered": true, "seen": true}]}
            """;

    static final String MODEL_THREADS =
            """
            {
              "model_version": "acme/llama-ft-7",
              "threads": [
                {
                  "thread_id": "9f86d081884c7d659a2feaa0c55ad015",
                  "stream": "5L6g3nShT-eMCtK--X86sw/kWb1XKk7Q1mxhj1kVXgqUQ/0",
                  "first_offset": 4711
                }
              ]
            }
            """;

    static final String SERVING_DESCRIPTOR =
            """
            {
              "engine": {
                "image": "sha256:5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
                "flags": ["--max-model-len=32768", "--seed=0"]
              },
              "gpu": {"class": "H100-SXM5-80GB", "count": 8},
              "layout": {"tensor_parallel": 8},
              "determinism": {"mode": "batch_invariant"},
              "adapters": []
            }
            """;

    static final String DEPLOYMENT =
            """
            {"deployment": "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"}
            """;

    private Examples() {}
}
