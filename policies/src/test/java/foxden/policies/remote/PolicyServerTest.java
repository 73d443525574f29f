package foxden.policies.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Policy;
import foxden.policies.baseline.RandomPolicy;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.cheetah.CheetahTask;
import foxden.sim.gridworld.GridWorldTask;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PolicyServerTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  private final List<String> log = new CopyOnWriteArrayList<>();

  private PolicyServer serve(EnvironmentFactory task, Supplier<Policy> policies)
      throws IOException {
    try (Environment world = task.create()) {
      return PolicyServer.start(
          new InetSocketAddress("127.0.0.1", 0), world.spec(), policies, 0, log::add);
    }
  }

  private static Evaluation evaluate(EnvironmentFactory task, Supplier<Policy> policies, int steps)
      throws InterruptedException {
    return new Evaluator(ordinary(task), policies, References.shipped())
        .run("served", 6, 0, steps, 2, (done, of) -> true);
  }

  // Without the starts that the task holds out, of which there are hundreds.
  private static EnvironmentFactory ordinary(EnvironmentFactory task) {
    return new EnvironmentFactory() {
      @Override
      public String task() {
        return task.task();
      }

      @Override
      public String summary() {
        return task.summary();
      }

      @Override
      public Environment create() {
        return task.create();
      }
    };
  }

  private static Supplier<Policy> remote(PolicyServer server, String path) {
    return () ->
        new RemotePolicy(RemoteAddress.parse("remote:ws://127.0.0.1:" + server.port() + path));
  }

  @Test
  void aServedExpertPlaysAsItDoesAtHomeInBothForms() throws Exception {
    GridWorldTask task = new GridWorldTask(false);
    Supplier<Policy> home = () -> Policies.arenas(ROOT).create("expert", "gridworld");
    List<Evaluation.Episode> wanted = evaluate(task, home, 0).episodes();
    try (PolicyServer server = serve(task, home)) {
      assertEquals(wanted, evaluate(task, remote(server, "/"), 0).episodes());
      assertEquals(wanted, evaluate(task, remote(server, "/lockstep"), 0).episodes());
    }
  }

  @Test
  void aServedPlayerThatReadsTheTruthIsShownItAndCountsAsPrivileged() throws Exception {
    GridWorldTask task = new GridWorldTask(true);
    try (PolicyServer server =
        serve(task, () -> Policies.arenas(ROOT).create("expert", "gridworld-permuted"))) {
      for (String path : List.of("/", "/lockstep")) {
        Evaluation result = evaluate(task, remote(server, path), 0);
        assertEquals(1, result.mean());
        assertTrue(result.privileged());
      }
    }
  }

  @Test
  void numbersComeBackToTheLastBit() throws Exception {
    CheetahTask task = new CheetahTask(false);
    List<Evaluation.Episode> wanted = evaluate(task, RandomPolicy::new, 30).episodes();
    try (PolicyServer server = serve(task, RandomPolicy::new)) {
      // The lockstep form tells the seed.
      assertEquals(wanted, evaluate(task, remote(server, "/lockstep"), 30).episodes());
    }
  }

  @Test
  void healthIsTold() throws Exception {
    try (PolicyServer server = serve(new GridWorldTask(false), RandomPolicy::new)) {
      HttpResponse<String> answer = get(server, "/healthz");
      assertEquals(200, answer.statusCode());
      assertEquals("OK\n", answer.body());
      assertEquals(404, get(server, "/").statusCode());
    }
  }

  private static HttpResponse<String> get(PolicyServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void ofAPolicyThatHangsTheHealthCheckSaysSo() throws Exception {
    GridWorldTask task = new GridWorldTask(false);
    Supplier<Policy> slow = () -> new Sleepy();
    try (PolicyServer server = serve(task, slow);
        Environment world = task.create();
        Policy client = remote(server, "/#timeout=0.4").get()) {
      client.reset(world.spec(), 0);
      Exception e =
          assertThrows(IllegalStateException.class, () -> client.act(world.reset(0).observation()));
      assertTrue(e.getMessage().contains("so it is the policy that hangs"), e.getMessage());
    }
  }

  private static final class Sleepy implements Policy {
    @Override
    public String name() {
      return "sleepy";
    }

    @Override
    public Set<String> channels() {
      return Set.of("grid");
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation observation) {
      try {
        Thread.sleep(1500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Decision(new Action.DiscreteAction(0), Trace.NONE);
    }
  }

  @Test
  void noAnswerIsLostInThousandsOfRoundTrips() throws Exception {
    CheetahTask task = new CheetahTask(false);
    try (PolicyServer server = serve(task, RandomPolicy::new);
        Environment world = task.create();
        Policy client = remote(server, "/#timeout=10").get()) {
      client.reset(world.spec(), 0);
      Observation seen = world.reset(0).observation();
      for (int i = 0; i < 8000; i++) {
        client.act(seen);
      }
    }
  }

  @Test
  void aPageInABrowserCannotReachIt() throws Exception {
    try (PolicyServer server = serve(new GridWorldTask(false), RandomPolicy::new)) {
      assertThrows(
          CompletionException.class,
          () ->
              HttpClient.newHttpClient()
                  .newWebSocketBuilder()
                  .header("Origin", "http://example.org")
                  .buildAsync(
                      URI.create("ws://127.0.0.1:" + server.port()),
                      new java.net.http.WebSocket.Listener() {})
                  .join());
    }
  }

  @Test
  void anObservationThatLacksAChannelIsToldToTheClient() throws Exception {
    Supplier<Policy> expert = () -> Policies.arenas(ROOT).create("expert", "gridworld");
    CheetahTask other = new CheetahTask(false);
    try (PolicyServer server = serve(new GridWorldTask(false), expert);
        Environment world = other.create();
        Policy client = remote(server, "/").get()) {
      client.reset(world.spec(), 0);
      Exception e =
          assertThrows(IllegalStateException.class, () -> client.act(world.reset(0).observation()));
      assertTrue(e.getMessage().contains("says: the observation of step 0 lacks"), e.getMessage());
      assertFalse(e.getMessage().contains("\n"));
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    GridWorldTask task = new GridWorldTask(false);
    try (PolicyServer server = serve(task, RandomPolicy::new);
        Environment world = task.create()) {
      InetSocketAddress same = new InetSocketAddress("127.0.0.1", server.port());
      IOException e =
          assertThrows(
              IOException.class,
              () -> PolicyServer.start(same, world.spec(), RandomPolicy::new, 0, s -> {}));
      assertTrue(e.getMessage().contains("choose another --port"), e.getMessage());
    }
  }
}
