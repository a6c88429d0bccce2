package dev.gatehouse;

import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.HttpApiSections;
import java.util.List;
import java.util.Map;

/**
 * The arguments of an {@code HttpApi}:
 *
 * <pre>{@code
 * HttpApiArgs.builder()
 *         .issuer(people.issuer())
 *         .audience(apps.clients().get("spa").id())
 *         .functionArn(orders.arn())
 *         .functionName(orders.name())
 *         .scopes(scopes)
 *         .route("GET /orders", RouteArgs.builder().scopes("read").build())
 *         .build();
 * }</pre>
 *
 * <p>The component checks all arguments together and reports all problems at once, before anything is registered.
 */
public final class HttpApiArgs extends ComponentArgs {
    private HttpApiArgs(Builder collected) {
        super(collected);
    }

    private HttpApiArgs(Map<String, ?> tree) {
        super(tree);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(Map.of(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(HttpApiArgs defaults) {
        return new Builder(defaults.tree(), defaults.transformations());
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree as {@link ProtectedApiArgs#of} describes it, with the arguments of this component. Nothing is checked here
     */
    public static HttpApiArgs of(Map<String, ?> tree) {
        return new HttpApiArgs(tree);
    }

    /** Collects the arguments. */
    public static final class Builder extends HttpApiSections<Builder> {
        private Builder(Map<String, ?> tree, List<ResourceTransformation> transformations) {
            super(tree, transformations);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public HttpApiArgs build() {
            return new HttpApiArgs(this);
        }
    }
}
