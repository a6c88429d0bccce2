package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/proto"
)

const getSchema = "/pulumirpc.ResourceProvider/GetSchema"

// raw passes messages on without decoding them.
type raw struct{}

func (raw) Marshal(message any) ([]byte, error) {
	bytes, ok := message.(*[]byte)
	if !ok {
		return nil, errors.New("not a raw message")
	}
	return *bytes, nil
}

func (raw) Unmarshal(data []byte, message any) error {
	bytes, ok := message.(*[]byte)
	if !ok {
		return errors.New("not a raw message")
	}
	*bytes = append([]byte(nil), data...)
	return nil
}

func (raw) Name() string { return "proto" }

func connect(port string, options ...grpc.CallOption) (*grpc.ClientConn, error) {
	options = append(options, grpc.MaxCallRecvMsgSize(1<<28))
	return grpc.NewClient("127.0.0.1:"+port, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(options...))
}

// printSchema does what `pulumi package get-schema` does, which starts a plugin and cannot attach to one.
func printSchema(port string) error {
	connection, err := connect(port)
	if err != nil {
		return err
	}
	defer connection.Close()
	response, err := pulumirpc.NewResourceProviderClient(connection).GetSchema(context.Background(), &pulumirpc.GetSchemaRequest{})
	if err != nil {
		return err
	}
	fmt.Println(response.Schema)
	return nil
}

// serveWithSchema starts a provider plugin and serves its calls, except GetSchema, which it answers with a file: the provider of
// aws-check does not have a schema, and programs in YAML need one.
func serveWithSchema(plugin, schemaFile string, arguments []string) error {
	schema, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	answer, err := proto.Marshal(&pulumirpc.GetSchemaResponse{Schema: string(schema)})
	if err != nil {
		return err
	}
	provider := exec.Command(plugin, arguments...)
	provider.Stderr = os.Stderr
	output, err := provider.StdoutPipe()
	if err != nil {
		return err
	}
	if err := provider.Start(); err != nil {
		return err
	}
	lines := bufio.NewReader(output)
	port, err := lines.ReadString('\n')
	if err != nil {
		return err
	}
	go func() { _, _ = io.Copy(os.Stdout, lines) }()
	connection, err := connect(strings.TrimSpace(port), grpc.ForceCodec(raw{}))
	if err != nil {
		return err
	}
	served, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(*grpc.Server) error { return nil },
		Options: []grpc.ServerOption{grpc.ForceServerCodec(raw{}), grpc.MaxRecvMsgSize(1 << 28),
			grpc.UnknownServiceHandler(func(_ any, stream grpc.ServerStream) error {
				method, _ := grpc.MethodFromServerStream(stream)
				var request, response []byte
				if err := stream.RecvMsg(&request); err != nil {
					return err
				}
				if method == getSchema {
					return stream.SendMsg(&answer)
				}
				if err := connection.Invoke(stream.Context(), method, &request, &response); err != nil {
					return err
				}
				return stream.SendMsg(&response)
			})},
	})
	if err != nil {
		return err
	}
	fmt.Println(served.Port)
	return <-served.Done
}
