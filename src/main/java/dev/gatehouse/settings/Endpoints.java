package dev.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where a local stack's services answer: {@code aws:endpoints}, the AWS provider's own setting. A stack without it is on
 * AWS.
 *
 * @param cognito base of issuer, JSON API and hosted pages, {@code http://localhost:9401}
 * @param api base of the API, {@code http://localhost:9400}
 */
public record Endpoints(URI cognito, URI api) {
    /** Every service that the program touches: one left out would let a local stack reach a real account. */
    private static final List<String> SERVICES =
            List.of("cognitoidp", "apigatewayv2", "lambda", "iam", "logs", "secretsmanager", "sts");

    static Optional<Endpoints> read(List<Section> sections, Problems problems) {
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        if (sections.size() > 1) {
            problems.add("endpoints", "aws:endpoints", "must have one entry", sections.size(), "merge them");
        }
        Section section = sections.get(0);
        Optional<URI> cognito = Optional.empty();
        Optional<URI> api = Optional.empty();
        for (String service : SERVICES) {
            Optional<URI> uri = section.required(
                            service, "name the local address of every service, so that nothing reaches an account")
                    .flatMap(text -> loopback(section, service, text));
            switch (service) {
                case "cognitoidp" -> cognito = uri;
                case "apigatewayv2" -> api = uri;
                default -> {}
            }
        }
        section.close();
        return cognito.isPresent() && api.isPresent()
                ? Optional.of(new Endpoints(cognito.get(), api.get()))
                : Optional.empty();
    }

    private static Optional<URI> loopback(Section section, String key, String text) {
        try {
            URI uri = new URI(text);
            if ("http".equals(uri.getScheme())
                    && ClientUrls.isLoopback(uri)
                    && uri.getPort() >= 0
                    && text.equals("http://" + uri.getHost() + ":" + uri.getPort())) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Reported below, as any other address that is not ours.
        }
        section.problems()
                .add(
                        "endpoint-loopback",
                        section.path(key),
                        "must be a loopback address with its port",
                        text,
                        "write http://localhost:9401");
        return Optional.empty();
    }
}
