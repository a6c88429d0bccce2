package dev.gatehouse.outputs;

import com.pulumi.core.Output;
import java.util.Optional;

/**
 * An app client.
 *
 * @param id the client id, the {@code client_id} of OAuth requests
 * @param secret the client secret, a secret Output; empty for a public client (spa, native)
 * @param secretArn the ARN of the secret in Secrets Manager that contains the client secret; empty for a public client
 */
public record ClientOutputs(Output<String> id, Optional<Output<String>> secret, Optional<Output<String>> secretArn) {}
