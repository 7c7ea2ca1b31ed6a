// Command cel measures what kube-apiserver's own code needs for the rules of a schema: it compiles them and evaluates them as a write of a
// custom resource does (k8s.io/apiextensions-apiserver, pkg/apiserver/schema/cel, over github.com/google/cel-go). It answers each task on
// standard input, a line of JSON, with a line of JSON.
package main

import (
	"bufio"
	"context"
	stdjson "encoding/json"
	"fmt"
	"os"
	"time"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apimachinery/pkg/util/json"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

type task struct {
	Schema v1.JSONSchemaProps `json:"schema"`
	Value  stdjson.RawMessage `json:"value"`
	// Nanoseconds for which the rules are evaluated over and over.
	Evaluate int64 `json:"evaluate"`
	// How often the rules are compiled.
	Compile int `json:"compile"`
}

type answer struct {
	Evaluations int64 `json:"evaluations"`
	Nanoseconds int64 `json:"nanoseconds"`
	// Nanoseconds of each compilation.
	Compilations []int64 `json:"compilations"`
	// What the server would say of the value.
	Errors []string `json:"errors"`
}

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve() error {
	tasks := bufio.NewReaderSize(os.Stdin, 1<<20)
	answers := stdjson.NewEncoder(os.Stdout)
	decoder := stdjson.NewDecoder(tasks)
	for decoder.More() {
		var next task
		if err := decoder.Decode(&next); err != nil {
			return err
		}
		done, err := perform(next)
		if err != nil {
			return err
		}
		if err := answers.Encode(done); err != nil {
			return err
		}
	}
	return nil
}

func perform(next task) (*answer, error) {
	var props apiextensions.JSONSchemaProps
	if err := v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(&next.Schema, &props, nil); err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(&props)
	if err != nil {
		return nil, err
	}
	var value interface{}
	if err := json.Unmarshal(next.Value, &value); err != nil {
		return nil, err
	}

	done := &answer{Errors: []string{}}
	compiled := cel.NewValidator(structural, true, celconfig.PerCallLimit)
	for i := 0; i < next.Compile; i++ {
		started := time.Now()
		compiled = cel.NewValidator(structural, true, celconfig.PerCallLimit)
		done.Compilations = append(done.Compilations, time.Since(started).Nanoseconds())
	}
	if compiled == nil {
		return nil, fmt.Errorf("a schema without rules")
	}

	ctx := context.Background()
	found, _ := compiled.Validate(ctx, nil, structural, value, nil, celconfig.RuntimeCELCostBudget)
	for _, fault := range found {
		done.Errors = append(done.Errors, fault.ErrorBody())
	}
	// The clock is asked seldom, so that asking takes no part of the time.
	const batch = 16
	started := time.Now()
	for done.Nanoseconds < next.Evaluate {
		for i := 0; i < batch; i++ {
			compiled.Validate(ctx, nil, structural, value, nil, celconfig.RuntimeCELCostBudget)
		}
		done.Evaluations += batch
		done.Nanoseconds = time.Since(started).Nanoseconds()
	}
	return done, nil
}
