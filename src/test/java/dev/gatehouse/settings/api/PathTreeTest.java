package dev.gatehouse.settings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PathTreeTest {
    private static PathTree tree(String... paths) {
        return PathTree.of(Arrays.stream(paths)
                .map(path -> TestRoutes.withScope("GET", path))
                .toList());
    }

    @Test
    void hasAResourceForEachPartWithItsParentFirst() {
        assertThat(tree("/a/b/{id}").resources())
                .containsExactly(
                        new PathTree.Node("/a", "/", "a"),
                        new PathTree.Node("/a/b", "/a", "b"),
                        new PathTree.Node("/a/b/{id}", "/a/b", "{id}"));
    }

    @Test
    void sharesWhatPathsHaveInCommon() {
        assertThat(tree("/a/{id}", "/a", "/a/{id}/x", "/b/a").resources())
                .extracting(PathTree.Node::path)
                .containsExactly("/a", "/a/{id}", "/a/{id}/x", "/b", "/b/a");
    }

    @Test
    void hasNoResourceForTheRootThatEveryApiHas() {
        assertThat(tree("/").resources()).isEmpty();
        assertThat(tree("/", "/{proxy+}").resources()).containsExactly(new PathTree.Node("/{proxy+}", "/", "{proxy+}"));
    }
}
