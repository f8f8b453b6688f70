// Pushes one reading by HTTP; needs nothing but Go:  go run send.go http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'
// Ends with 0 when the gateway has acknowledged (202), which it does only once the reading cannot be lost any more.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 6 {
		fmt.Fprintln(os.Stderr, "send.go http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE PAYLOAD")
		os.Exit(2)
	}
	request, err := http.NewRequest("POST", os.Args[1]+"/api/v1/ingest/"+os.Args[4], strings.NewReader(os.Args[5]))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	request.SetBasicAuth(os.Args[2], os.Args[3])
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusAccepted {
		body, _ := io.ReadAll(answer.Body)
		fmt.Println(answer.StatusCode, string(body))
		os.Exit(1)
	}
	fmt.Println("acknowledged")
}
