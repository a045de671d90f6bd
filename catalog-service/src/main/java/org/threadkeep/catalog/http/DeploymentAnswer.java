package org.threadkeep.catalog.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The name of a serving descriptor, for the {@code deployment} attribute of turns. */
@Schema(name = "Deployment")
public record DeploymentAnswer(
        @Schema(
                        description = "SHA-256 over the canonical JSON (RFC 8785) of the descriptor.",
                        examples = "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b")
                String deployment) {}
