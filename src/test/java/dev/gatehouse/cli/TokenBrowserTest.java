package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TokenBrowserTest {
    @Test
    void opensTheBrowserByTheCommandOfTheSystem() {
        URI url = URI.create("https://auth.test/oauth2/authorize?a=b&c=d");

        assertThat(TokenBrowser.command("Linux", url)).containsExactly("xdg-open", url.toString());
        assertThat(TokenBrowser.command("Mac OS X", url)).containsExactly("open", url.toString());
        assertThat(TokenBrowser.command("Windows 11", url))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", url.toString());
    }
}
