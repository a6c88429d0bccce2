// A language host for Node.js and Python: runs programs of examples/ in CI. The modules of Pulumi's own hosts for these languages are not
// on the Go module proxy. This host generates SDKs with the same generators, and runs programs with the same SDK: Node.js by cmd/run of
// @pulumi/pulumi, Python by pulumi-language-python-exec. The name of the executable selects the language. It has only what CI needs.
// With the arguments "get-schema PORT", it prints the schema of the provider at that port. As pulumi-resource-aws, it is the provider
// $AWS_PLUGIN with the schema of the file $AWS_SCHEMA.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// The exit code of both SDKs after they have shown the error to the user.
const errorIsShown = 32

type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	isPython bool
	engine   string
}

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "get-schema":
		err = printSchema(os.Args[2])
	case strings.HasSuffix(os.Args[0], "pulumi-resource-aws"):
		err = serveWithSchema(os.Getenv("AWS_PLUGIN"), os.Getenv("AWS_SCHEMA"), os.Args[1:])
	default:
		err = serveLanguage()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serveLanguage() error {
	// The arguments are flags that this host does not need, and the address of the engine.
	engine := os.Args[len(os.Args)-1]
	served, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &host{isPython: strings.HasSuffix(os.Args[0], "python"), engine: engine})
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Println(served.Port)
	return <-served.Done
}

func (h *host) Handshake(context.Context, *pulumirpc.LanguageHandshakeRequest) (*pulumirpc.LanguageHandshakeResponse, error) {
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: "3.259.0"}, nil
}

// The plugins of CI are on the PATH or installed: the engine does not download any.
func (h *host) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

func (h *host) Run(_ context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	config := map[string]string{}
	for key, value := range request.Config {
		// The SDKs expect keys such as aws:region; the engine may send aws:config:region.
		config[strings.Replace(key, ":config:", ":", 1)] = value
	}
	configText, err := json.Marshal(config)
	if err != nil {
		return nil, err
	}
	secretKeys, err := json.Marshal(request.ConfigSecretKeys)
	if err != nil {
		return nil, err
	}
	arguments := []string{
		"--monitor", request.MonitorAddress, "--engine", h.engine, "--organization", request.Organization,
		"--project", request.Project, "--stack", request.Stack, "--pwd", request.Pwd, "--parallel", fmt.Sprint(request.Parallel),
	}
	var command *exec.Cmd
	if h.isPython {
		arguments = append(arguments, "--dry_run", strconv.FormatBool(request.DryRun), request.Info.EntryPoint)
		executable, err := os.Executable()
		if err != nil {
			return nil, err
		}
		runner := filepath.Join(filepath.Dir(executable), "pulumi-language-python-exec")
		command = exec.Command(interpreter(request.Info), append([]string{"-u", runner}, arguments...)...)
	} else {
		if request.DryRun {
			arguments = append(arguments, "--dry-run")
		}
		run := filepath.Join(request.Info.ProgramDirectory, "node_modules", "@pulumi", "pulumi", "cmd", "run")
		command = exec.Command("node", append(append([]string{run}, arguments...), request.Info.EntryPoint)...)
	}
	command.Dir = request.Pwd
	command.Env = append(os.Environ(),
		"PULUMI_CONFIG="+string(configText), "PULUMI_CONFIG_SECRET_KEYS="+string(secretKeys), "PULUMI_NODEJS_TYPESCRIPT=true")
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	err = command.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == errorIsShown {
		return &pulumirpc.RunResponse{Bail: true}, nil
	}
	if err != nil {
		return &pulumirpc.RunResponse{Error: "the program ended with: " + err.Error()}, nil
	}
	return &pulumirpc.RunResponse{}, nil
}

func (h *host) GeneratePackage(
	_ context.Context, request *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	loader, err := schema.NewLoaderClient(request.LoaderTarget)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal([]byte(request.Schema), &spec); err != nil {
		return nil, err
	}
	bound, diagnostics, err := schema.BindSpec(spec, schema.NewCachedLoader(loader), schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	var files map[string][]byte
	if h.isPython {
		files, err = python.GeneratePackage("pulumi-language-python", bound, request.ExtraFiles, loader)
	} else {
		files, err = nodejs.GeneratePackage(
			"pulumi-language-nodejs", bound, request.ExtraFiles, request.LocalDependencies, request.Local, loader)
	}
	if err != nil {
		return nil, err
	}
	for name, text := range files {
		file := filepath.Join(request.Directory, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return nil, err
		}
	}
	return &pulumirpc.GeneratePackageResponse{}, nil
}

// Link adds generated SDKs to the dependencies of the program.
func (h *host) Link(_ context.Context, request *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	for _, each := range request.Packages {
		path, err := filepath.Rel(request.Info.ProgramDirectory, each.Path)
		if err != nil || !filepath.IsAbs(each.Path) {
			path = each.Path
		}
		if h.isPython {
			err = addLine(filepath.Join(request.Info.ProgramDirectory, "requirements.txt"), "./"+path)
		} else {
			err = addDependency(request.Info.ProgramDirectory, path)
		}
		if err != nil {
			return nil, err
		}
	}
	return &pulumirpc.LinkResponse{}, nil
}

func addLine(file, line string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, each := range strings.Split(string(text), "\n") {
		if each == line || "./"+each == line {
			return nil
		}
	}
	return os.WriteFile(file, append(text, []byte(line+"\n")...), 0o644)
}

func addDependency(program, path string) error {
	text, err := os.ReadFile(filepath.Join(program, path, "package.json"))
	if err != nil {
		return err
	}
	var sdk struct{ Name string }
	if err := json.Unmarshal(text, &sdk); err != nil {
		return err
	}
	command := exec.Command("npm", "pkg", "set", "dependencies["+sdk.Name+"]=file:"+path)
	command.Dir = program
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w", output, err)
	}
	return nil
}

func (h *host) InstallDependencies(
	request *pulumirpc.InstallDependenciesRequest, server pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	commands := [][]string{{"npm", "install", "--no-audit", "--no-fund"}}
	if h.isPython {
		commands = [][]string{{interpreter(request.Info), "-m", "pip", "install", "-q", "-r", "requirements.txt"}}
		if folder := virtualEnvironment(request.Info); folder != "" {
			if _, err := os.Stat(interpreter(request.Info)); err != nil {
				commands = append([][]string{{"python3", "-m", "venv", folder}}, commands...)
			}
		}
	}
	for _, each := range commands {
		command := exec.Command(each[0], each[1:]...)
		command.Dir = request.Info.ProgramDirectory
		output, err := command.CombinedOutput()
		if sent := server.Send(&pulumirpc.InstallDependenciesResponse{Stdout: output}); sent != nil {
			return sent
		}
		if err != nil {
			return fmt.Errorf("%s: %w", strings.Join(each, " "), err)
		}
	}
	return nil
}

func interpreter(info *pulumirpc.ProgramInfo) string {
	if folder := virtualEnvironment(info); folder != "" {
		return filepath.Join(folder, "bin", "python")
	}
	return "python3"
}

// The folder of the virtual environment of the program, or an empty text.
func virtualEnvironment(info *pulumirpc.ProgramInfo) string {
	name := info.GetOptions().GetFields()["virtualenv"].GetStringValue()
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(info.RootDirectory, name)
}
