package foxden.policies.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.sim.Environment;
import foxden.sim.gridworld.GridWorldTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two scripts of {@code docs/howto}, run as they are shipped. */
@Timeout(60)
class PythonTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  private static Process python(String script, int port) throws IOException {
    Path file = ROOT.resolve("docs").resolve("howto").resolve(script);
    try {
      return new ProcessBuilder("python3", file.toString(), Integer.toString(port))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      Assumptions.abort("python3 is not installed: " + script + " was not run");
      throw e;
    }
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void fortyLinesOfPythonPlayTheGridWorld() throws Exception {
    Process server = python("remote_policy.py", 0);
    try (BufferedReader out = lines(server)) {
      String said = out.readLine();
      assertTrue(said.startsWith("listening at port "), said);
      int port = Integer.parseInt(said.substring("listening at port ".length()));
      Evaluation result =
          new Evaluator(
                  new GridWorldTask(false),
                  () ->
                      Policies.arenas(ROOT)
                          .create("remote:ws://127.0.0.1:" + port + "#timeout=10", "gridworld"),
                  References.shipped())
              .run("python", 10, 0, 0, 2, (done, of) -> true);
      assertEquals(1, result.mean());
    } finally {
      server.destroy();
      server.waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void fortyLinesOfPythonAskAServedPolicy() throws Exception {
    GridWorldTask task = new GridWorldTask(false);
    try (Environment world = task.create();
        PolicyServer server =
            PolicyServer.start(
                new InetSocketAddress("127.0.0.1", 0),
                world.spec(),
                () -> Policies.arenas(ROOT).create("expert", "gridworld"),
                0,
                line -> {})) {
      Process client = python("remote_client.py", server.port());
      try (BufferedReader out = lines(client)) {
        assertEquals(
            List.of("expert reads ['grid']", "there after 10 steps"), out.lines().toList());
        assertEquals(0, client.waitFor());
      }
    }
  }
}
