package dev.gatehouse.settings;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectedStackTest {
    private final StackTree stack = StackTree.of("prod");

    @Test
    void refusesPasswordSignIn() {
        stack.set("gatehouse:clients>web>passwordSignIn", true);
        stack.refuses("password-protected", "gatehouse:clients.web.passwordSignIn");
    }

    @Test
    void refusesCallbacksToADevelopersMachine() {
        stack.set("gatehouse:clients>web>callbacks", List.of("http://localhost:3000/callback"));
        stack.refuses("url-loopback", "gatehouse:clients.web.callbacks[0]");
    }

    @Test
    void refusesOriginsOfADevelopersMachine() {
        stack.set("gatehouse:api>cors", List.of("http://localhost:5173"));
        stack.refuses("cors-loopback", "gatehouse:api.cors[0]");
    }
}
