// Pushes one reading by HTTP; needs nothing but .NET 8:  dotnet run http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'
// Ends with 0 when the gateway has acknowledged (202), which it does only once the reading cannot be lost any more.
using System.Net.Http.Headers;
using System.Text;

using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{args[1]}:{args[2]}")));
var answer = await http.PostAsync($"{args[0]}/api/v1/ingest/{args[3]}", new StringContent(args[4], Encoding.UTF8, "application/json"));
Console.WriteLine((int)answer.StatusCode == 202 ? "acknowledged" : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
return (int)answer.StatusCode == 202 ? 0 : 1;
