package dev.gatehouse.cloud.function;

import com.pulumi.core.Output;
import java.util.Optional;

/** A Lambda function that an API invokes: a declared one or a given one. */
public interface InvokedFunction {
    /** The ARN that callers invoke, with the qualifier if there is one. */
    Output<String> arn();

    /** The name for permissions to invoke the function. */
    Output<String> functionName();

    /** The qualifier for permissions to invoke the function; empty if callers invoke the function without one. */
    Optional<Output<String>> qualifier();

    /** A function that is declared elsewhere. */
    record Given(Output<String> arn, Output<String> functionName, Optional<Output<String>> qualifier)
            implements InvokedFunction {}
}
