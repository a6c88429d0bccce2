"""Runs a Python function: gets events from the Lambda Runtime API, one at a time.

Uses only the standard library of Python 3.8 or later. Error types, messages and log lines are those of AWS's runtime
client for Python (OBS: its published behaviour); documented behaviour is marked DOC.
"""

import decimal
import http.client
import importlib
import json
import logging
import os
import sys
import threading
import time
import traceback

BASE = "/2018-06-01/runtime/"


class Fault(Exception):
    """An error of the runtime, not of the function."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class RuntimeApi:
    """A client of the Lambda Runtime API, version 2018-06-01."""

    def __init__(self, address):
        host, slash, path = address.partition("/")
        self.connection = http.client.HTTPConnection(host)
        self.base = slash + path + BASE

    def _call(self, method, path, body=None, headers=None):
        self.connection.request(method, self.base + path, body, headers or {})
        response = self.connection.getresponse()
        return response, response.read()

    def next(self):
        response, body = self._call("GET", "invocation/next")
        if response.status != 200:
            raise ConnectionError("the Runtime API has no more events")
        return response.headers, body

    def respond(self, request_id, body):
        # After 413 (response too large) the caller has its error, and the next event follows.
        self._call("POST", "invocation/%s/response" % request_id, body, {"Content-Type": "application/json"})

    def error(self, path, report):
        body = json.dumps(report).encode("utf-8")
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": report["errorType"]}
        self._call("POST", path, body, headers)


class CognitoIdentity:
    """Empty: only the AWS mobile SDKs send one."""

    cognito_identity_id = None
    cognito_identity_pool_id = None


class Context:
    """DOC "Using the Lambda context object to retrieve Python function information"."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = CognitoIdentity()
        self.client_context = None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        print(message)


class RequestIdFilter(logging.Filter):
    """Adds the id of the current request to log lines."""

    request_id = ""

    def filter(self, record):
        record.aws_request_id = self.request_id
        return True


def log_to_stdout(ids):
    """OBS: the root logger has a handler with this format, so logging.basicConfig has no effect."""
    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(ids)
    line = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    line.converter = time.gmtime
    handler.setFormatter(line)
    logging.getLogger().addHandler(handler)


def own_frames(tb):
    """The frames of the function, without those of this file and of the import system before them."""
    frames = traceback.extract_tb(tb)
    before = (__file__, importlib.__file__)
    while frames and (frames[0].filename in before or frames[0].filename.startswith("<frozen importlib")):
        frames = frames[1:]
    return traceback.format_list(frames)


def report(error, request_id=None):
    """Returns the error object of the Python runtime and prints it to the log."""
    if isinstance(error, Fault):
        cause = error.__cause__
        trace = own_frames(cause.__traceback__) if error.kind == "Runtime.UserCodeSyntaxError" else []
        result = {"errorMessage": str(error), "errorType": error.kind}
    else:
        trace = own_frames(error.__traceback__)
        result = {"errorMessage": str(error), "errorType": type(error).__name__}
    if request_id is not None:
        result["requestId"] = request_id
    result["stackTrace"] = trace
    print("[ERROR] %s: %s" % (result["errorType"], result["errorMessage"]))
    if trace:
        print("Traceback (most recent call last):")
        print("".join(trace), end="")
    return result


def load(name):
    """Loads module.function from the task root."""
    module, dot, function = name.rpartition(".")
    if not dot:
        raise Fault(
            "Runtime.MalformedHandlerName", "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % name
        )
    if module.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", "Cannot use built-in module %s as a handler module" % module)
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module, error)) from error
    except SyntaxError as error:
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module, error)) from error
    try:
        return getattr(loaded, function)
    except AttributeError as error:
        message = "Handler '%s' missing on module '%s'" % (function, module)
        raise Fault("Runtime.HandlerNotFound", message) from error


def decimal_as_float(value):
    """OBS: boto3 returns numbers as Decimal, and the runtime accepts them."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def declared_version():
    """For AWS_Lambda_python3.12: (3, 12)."""
    digits = os.environ.get("AWS_EXECUTION_ENV", "").rpartition("python")[2].split(".")
    return tuple(int(each) for each in digits if each.isdigit())


# DOC "Lambda runtimes, Python 3.12": since this version the response is not escaped to ASCII.
ASCII_REPLIES = declared_version() < (3, 12)


def read(body):
    try:
        return json.loads(body)
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error) from error


def write(reply):
    try:
        return json.dumps(reply, default=decimal_as_float, ensure_ascii=ASCII_REPLIES).encode("utf-8")
    except (TypeError, ValueError) as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error) from error


def exit_status(error):
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code & 0xFF
    print(error.code, file=sys.stderr)
    return 1


def end(status):
    """Ends the process at once: after a normal exit, threads of the function would keep it running."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def end_with_parent():
    """Standard input closes when the local cloud ends, even if it is killed. The function gets an empty one."""
    parent = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def wait():
        while os.read(parent, 1):
            pass
        os._exit(0)

    threading.Thread(target=wait, name="parent", daemon=True).start()


def limit_memory(megabytes):
    """CHOICE: the declared memory plus space for the stacks of some threads. Only Linux enforces this limit.

    A debugger needs memory in the same process, so there is no limit with it.
    """
    if sys.platform == "linux" and "debugpy" not in sys.modules:
        import resource

        limit = (megabytes + 64) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def handle(api, handler, ids):
    headers, body = api.next()
    context = Context(headers)
    ids.request_id = context.aws_request_id
    path = "invocation/%s/error" % context.aws_request_id
    try:
        reply = write(handler(read(body), context))
    except MemoryError:
        # On AWS the system kills a process that exceeds the declared memory.
        print("[ERROR] MemoryError: the function needs more than the declared %s MB" % context.memory_limit_in_mb)
        end(137)
    except Exception as error:
        api.error(path, report(error, context.aws_request_id))
        return
    sys.stdout.flush()
    api.respond(context.aws_request_id, reply)


def main():
    end_with_parent()
    limit_memory(int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]))
    # Replaces the folder of this file, so that its modules do not shadow those of the function.
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    ids = RequestIdFilter()
    log_to_stdout(ids)
    try:
        try:
            handler = load(os.environ["_HANDLER"])
        except Exception as error:
            api.error("init/error", report(error))
            end(1)
        while True:
            handle(api, handler, ids)
    except SystemExit as error:
        end(exit_status(error))
    except KeyboardInterrupt:
        # Ctrl-C in the terminal of the local cloud.
        end(130)
    except (OSError, http.client.HTTPException) as error:
        print("the runtime stops: %s" % error, file=sys.stderr)
        end(1)
    except BaseException as error:
        print("".join(own_frames(error.__traceback__)), end="", file=sys.stderr)
        print("".join(traceback.format_exception_only(type(error), error)), end="", file=sys.stderr)
        end(1)


main()
