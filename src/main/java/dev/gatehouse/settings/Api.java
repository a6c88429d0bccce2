package dev.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The API in front of the function.
 *
 * @param cors origins of the browsers' pages that may call it, exact; none by default
 * @param throttle requests over the whole stage
 * @param rest present for a REST API; without it, it is an HTTP API
 */
public record Api(List<String> cors, Throttle throttle, Optional<RestOptions> rest) {
    private enum Kind {
        HTTP,
        REST
    }

    /**
     * @param rate requests a second, 1 to 10 000; 50 by default
     * @param burst requests at once, 1 to 5 000; 100 by default
     */
    public record Throttle(int rate, int burst) {
        public Throttle {
            // A stage with a zero throttle answers 429 to everything.
            if (rate < 1 || burst < 1) {
                throw new IllegalArgumentException("a throttle of zero closes the API");
            }
        }

        /** Of one route, which has no default: the provider sends zero for what is left out, and zero answers 429. */
        static Throttle ofRoute(Section section) {
            section.required("rate", "write both: throttle: {rate: 5, burst: 10}");
            section.required("burst", "write both: throttle: {rate: 5, burst: 10}");
            return read(section);
        }

        private static Throttle read(Section section) {
            Throttle throttle =
                    new Throttle(section.integer("rate", 1, 10_000, 50), section.integer("burst", 1, 5_000, 100));
            section.close();
            return throttle;
        }
    }

    public Api {
        cors = List.copyOf(cors);
    }

    static Api read(Section section, boolean protection) {
        Kind kind = section.choice("kind", Kind.class, Kind.HTTP);
        List<String> cors = section.list("cors");
        for (int i = 0; i < cors.size(); i++) {
            origin(section, section.path("cors") + "[" + i + "]", cors.get(i), protection);
        }
        Throttle throttle = Throttle.read(section.section("throttle"));
        if (kind == Kind.HTTP && section.has("rest")) {
            section.problems()
                    .add(
                            "rest-kind",
                            section.path("rest"),
                            "must stand beside kind: rest: an HTTP API has none of it",
                            "kind: http",
                            "write kind: rest, or delete it");
        }
        RestOptions rest = RestOptions.read(section.section("rest"));
        section.close();
        return new Api(cors, throttle, kind == Kind.REST ? Optional.of(rest) : Optional.empty());
    }

    private static void origin(Section section, String path, String text, boolean protection) {
        boolean exact = false;
        boolean loopback = false;
        try {
            URI uri = new URI(text);
            loopback = "http".equals(uri.getScheme()) && ClientUrls.isLoopback(uri);
            exact = uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || loopback)
                    && text.equals(
                            uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            // Falls through to the finding: a text that is no URI is no origin either.
            exact = false;
        }
        if (!exact) {
            section.problems()
                    .add(
                            "cors-origin",
                            path,
                            "must be an exact origin: https (http on loopback), host and port, no path, no wildcard",
                            text,
                            "write it like https://app.example.com");
        } else if (loopback && protection) {
            section.problems()
                    .add(
                            "cors-loopback",
                            path,
                            "must not admit a developer's machine to a protected stack",
                            text,
                            "keep it in the dev stack");
        }
    }
}
