package dev.gatehouse.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens a page in the user's browser. */
interface TokenBrowser {
    /** Does nothing if there is no browser: the command prints the URL as well. */
    void open(URI url);

    /** The browser that the operating system opens. */
    static TokenBrowser ofSystem() {
        return url -> {
            try {
                new ProcessBuilder(command(System.getProperty("os.name", ""), url))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                return;
            }
        };
    }

    /** @param system the value of {@code os.name} */
    static List<String> command(String system, URI url) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", url.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", url.toString());
    }
}
