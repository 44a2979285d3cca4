// Command etcd is the etcd server. Its own module cannot be built from outside, as its go.mod replaces modules by
// folders; its main package is only this call.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
