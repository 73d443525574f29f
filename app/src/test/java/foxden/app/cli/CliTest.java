package foxden.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.policies.Policy;
import foxden.policies.catalog.ChessEngines;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Tasks;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.WorldState;
import foxden.sim.chess.ChessTask;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.tictactoe.TicTacToeTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // a null fails the test
class CliTest {

  @TempDir Path folder;

  private boolean straight;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new Cli(new Parts(straight), new PrintWriter(out, true), new PrintWriter(err, true))
        .run(arguments);
  }

  private List<String> outLines() {
    return out.toString().lines().toList();
  }

  private String lastLine() {
    return outLines().get(outLines().size() - 1);
  }

  private String record(String name, int seed) {
    String file = folder.resolve(name).toString();
    assertEquals(
        0,
        run("record", "gridworld", "--driver", "circle", "--seed", "" + seed, "--out", file),
        err.toString());
    return file;
  }

  @Test
  void everyMistakeIsOneLineAndExitTwo() {
    String demo = record("a.mcap", 1);
    String missing = folder.resolve("none.mcap").toString();
    List<List<String>> mistakes =
        List.of(
            List.of("bogus"),
            List.of("list", "nonsense"),
            List.of("list", "scenes", "--in", "/tmp"),
            List.of("list", "demos", "--in", missing),
            List.of("record"),
            List.of("record", "gridworld", "--driver", "circle", "--seed", "x", "--out", "a.mcap"),
            List.of("record", "gridworld", "--driver", "circle", "--seed", "1"),
            List.of("record", "gridworld", "--driver", "circle", "--seed", "1", "--out", "a.txt"),
            List.of("record", "nowhere", "--driver", "circle", "--seed", "1", "--out", missing),
            List.of("record", "gridworld", "--driver", "nobody", "--seed", "1", "--out", missing),
            List.of("record", "gridworld", "--driver", "human", "--seed", "1", "--out", missing),
            List.of(
                "record",
                "gridworld",
                "--driver",
                "circle",
                "--seed",
                "1",
                "--steps",
                "0",
                "--out",
                missing),
            List.of("replay"),
            List.of("replay", missing),
            List.of("replay", demo, "--frames", folder.resolve("f").toString(), "--size", "big"),
            List.of("check"),
            List.of("inspect", folder.toString()),
            List.of("train", "nonsense"),
            List.of("evaluate"),
            List.of("evaluate", "--task", "gridworld", "--policy", "circle"),
            List.of("evaluate", "--task", "no", "--policy", "circle", "--episodes", "3"),
            List.of("evaluate", "--task", "gridworld", "--policy", "no", "--episodes", "3"),
            List.of("evaluate", "--compare", missing, missing),
            List.of("bench", "nonsense"),
            List.of("simulate", "cheetah"),
            List.of("prompt", "--task", "crossword"));
    for (List<String> mistake : mistakes) {
      int code = run(mistake.toArray(String[]::new));
      assertEquals(2, code, mistake + " " + err);
      assertEquals(1, err.toString().lines().count(), mistake + ": " + err);
      assertTrue(err.toString().startsWith("foxden: "), err.toString());
      assertFalse(err.toString().contains("Exception"), err.toString());
      assertEquals("", out.toString(), mistake.toString());
    }
    assertFalse(Files.exists(Path.of(missing)), "nothing is left behind");
  }

  @Test
  void helpIsThereForEverything() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("foxden replay"));
    for (String command :
        List.of(
            "doctor",
            "open",
            "list",
            "record",
            "replay",
            "check",
            "inspect",
            "train",
            "evaluate",
            "bench")) {
      assertEquals(0, run(command, "--help"), command);
      assertTrue(out.toString().contains("Usage: foxden " + command), out.toString());
    }
    assertEquals(0, run("--version"));
    assertEquals("foxden test", out.toString().strip());
  }

  @Test
  void recordsReplaysAndVerifies() throws IOException {
    String file = record("walk.mcap", 3);
    assertTrue(lastLine().startsWith("recorded 25 steps (6.25 s) of gridworld by circle, seed 3"));
    assertEquals(0, run("replay", file));
    assertTrue(lastLine().startsWith("replay: 25 steps, 6.25 s, no success"), lastLine());
    assertEquals(0, run("replay", file, "--verify"));
    assertEquals("replay: 25 steps, bit-exact", lastLine());
    assertEquals(0, run("check", file));
    assertEquals("1 valid, 0 invalid", lastLine());
  }

  @Test
  void anotherWorldDiverges() {
    String file = folder.resolve("odd.mcap").toString();
    assertEquals(0, run("record", "crooked", "--driver", "circle", "--seed", "1", "--out", file));
    straight = true;
    assertEquals(1, run("replay", file, "--verify"));
    assertTrue(
        lastLine().matches("replay: diverged at step 7: player by 0\\.[12]\\d* m"), lastLine());
  }

  @Test
  void listsDemosAsJson() throws IOException {
    record("b.mcap", 2);
    record("a.mcap", 1);
    Files.writeString(folder.resolve("notes.txt"), "not a demonstration");
    Files.writeString(folder.resolve("broken.mcap"), "not a demonstration either");
    assertEquals(0, run("list", "demos", "--json", "--in", folder.toString()));
    JsonObject document = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(Set.of("demos"), document.keySet());
    assertEquals(2, document.getAsJsonArray("demos").size());
    JsonObject first = document.getAsJsonArray("demos").get(0).getAsJsonObject();
    assertTrue(first.get("file").getAsString().endsWith("a.mcap"));
    assertEquals("gridworld", first.get("task").getAsString());
    assertEquals(25, first.get("steps").getAsInt());
    assertFalse(first.get("success").getAsBoolean());
    assertEquals(1, err.toString().lines().count());
    assertEquals(0, run("list", "tasks", "--json"));
    assertTrue(
        JsonParser.parseString(out.toString())
            .getAsJsonObject()
            .toString()
            .contains("\"gridworld\""));
    assertEquals(
        0,
        run("list", "demos", "--json", "--in", Files.createTempDirectory(folder, "e").toString()));
    assertEquals("{\"demos\":[]}", JsonParser.parseString(out.toString()).toString());
  }

  @Test
  void judgesLogsCutAtTwentyRandomBytes() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(record("whole.mcap", 5)));
    Random random = new Random(9);
    String[] arguments = new String[21];
    arguments[0] = "check";
    int[] places = new int[20];
    for (int i = 0; i < 20; i++) {
      places[i] = 1 + random.nextInt(whole.length - 1);
      Path cut = folder.resolve("cut" + i + ".mcap");
      Files.write(cut, Arrays.copyOf(whole, places[i]));
      arguments[i + 1] = cut.toString();
    }
    assertEquals(1, run(arguments));
    List<String> lines = outLines();
    assertEquals(21, lines.size());
    for (int i = 0; i < 20; i++) {
      assertTrue(
          lines
              .get(i)
              .matches(
                  ".*cut"
                      + i
                      + "\\.mcap: recoverable, \\d+ frames to [0-9.]+ s, cut at byte "
                      + places[i]),
          lines.get(i));
    }
    assertEquals("0 valid, 20 invalid", lastLine());
  }

  @Test
  void judgesEveryKindOfFile() throws IOException {
    Path bddl = folder.resolve("a.bddl");
    Files.writeString(bddl, "(define (problem x)");
    Path json = folder.resolve("a.json");
    Files.writeString(json, "{\"objects_info\": 3");
    Path weights = folder.resolve("a.safetensors");
    Files.write(weights, new byte[] {1, 2, 3});
    Path other = folder.resolve("a.xyz");
    Files.writeString(other, "?");
    int code =
        run(
            "check",
            "--json",
            bddl.toString(),
            json.toString(),
            weights.toString(),
            other.toString(),
            folder.toString(),
            folder.resolve("nothing.mcap").toString());
    assertEquals(1, code);
    JsonObject document = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(6, document.get("invalid").getAsInt());
    document
        .getAsJsonArray("files")
        .forEach(
            row -> {
              JsonObject file = row.getAsJsonObject();
              assertTrue(
                  file.get("message").getAsString().startsWith(file.get("file").getAsString()),
                  file.toString());
            });
  }

  @Test
  void evaluatesInTheAgreedForm() {
    String[] command = {
      "evaluate", "--task", "gridworld", "--policy", "circle", "--episodes", "5", "--seed", "7"
    };
    assertEquals(0, run(command), err.toString());
    assertTrue(out.toString().startsWith("gridworld by circle: mean "), out.toString());
    String[] json = Arrays.copyOf(command, command.length + 3);
    json[command.length] = "--json";
    json[command.length + 1] = "--out";
    json[command.length + 2] = folder.resolve("e").toString();
    assertEquals(0, run(json));
    JsonObject document = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(5, document.get("episodes").getAsInt());
    assertEquals(7, document.get("seed").getAsInt());
    assertEquals(2, document.getAsJsonArray("ci95").size());
    assertEquals(5, document.getAsJsonArray("per_episode").size());
    assertFalse(document.get("privileged").getAsBoolean());
    String result = folder.resolve("e").toString();
    assertEquals(0, run("evaluate", "--compare", result, result));
    assertTrue(lastLine().startsWith("difference 0.0000, 95 % interval"), lastLine());
    assertTrue(lastLine().endsWith("5 paired seeds"), lastLine());
  }

  @Test
  void aResultSaysThatStockfishIsMissingAndHowStrongItsStandInIs() throws IOException {
    String expert =
        "Stockfish is not installed: the expert is our built-in engine, depth 4, which scores 0.78"
            + " [0.64, 0.90] in 50 games against Stockfish at skill 0, 1 node";
    String opponent =
        "Stockfish is not installed: built-in engine, depth 1, 5 % random moves; scores -0.255"
            + " [-0.360, -0.150] in 200 games against Stockfish at skill 0, 1 node";
    String[] command = {
      "evaluate", "--task", "chess", "--policy", "expert", "--episodes", "1", "--steps", "2"
    };
    assertEquals(0, run(command), err.toString());
    assertTrue(outLines().contains(expert), out.toString());
    assertTrue(outLines().contains("opponent: " + opponent), out.toString());
    assertFalse(out.toString().contains("normalised"), "stored scores are against Stockfish");
    String[] json = Arrays.copyOf(command, command.length + 1);
    json[command.length] = "--json";
    assertEquals(0, run(json), err.toString());
    JsonObject document = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(expert, document.get("caveat").getAsString());
    assertEquals(opponent, document.get("opponent").getAsString());
    assertFalse(document.has("expert"), document.toString());
    String file = folder.resolve("chess.mcap").toString();
    assertEquals(
        0,
        run("record", "chess", "--driver", "expert", "--seed", "1", "--steps", "2", "--out", file),
        err.toString());
    Map<String, String> settings = Demo.header(Path.of(file)).info().settings();
    assertEquals(expert, settings.get(Policy.CAVEAT));
    assertEquals(opponent, settings.get(DemoInfo.OPPONENT));
  }

  @Test
  void drawsThroughThePort() throws IOException {
    String file = record("p.mcap", 1);
    Path pictures = folder.resolve("pictures");
    assertEquals(
        0, run("replay", file, "--frames", pictures.toString(), "--fps", "4"), err.toString());
    try (var files = Files.list(pictures)) {
      assertEquals(26, files.count());
    }
  }

  @Test
  void opensTheWorkbench() {
    assertEquals(0, run());
    assertEquals(0, run("open", "house"));
  }

  @Test
  void theDoctorSaysWhatIsMissing() {
    assertEquals(0, run("doctor"));
    assertTrue(out.toString().contains("OpenGL"));
    assertEquals(0, run("doctor", "--json"));
    assertTrue(JsonParser.parseString(out.toString()).isJsonObject());
  }

  @Test
  void languageModelsAreEstimatedAndRefusedWithoutTellingAKey() {
    String[] run = {"evaluate", "--task", "tictactoe", "--policy", "llm:anthropic/m"};
    List<List<String>> mistakes =
        List.of(
            List.of("--budget-money", "1"),
            List.of("--price", "cheap"),
            List.of("--temperature", "hot"),
            List.of("--requests-per-minute", "0"),
            List.of("--budget-tokens", "0"),
            List.of("--timeout", "0"),
            List.of("--policy", "llm:gemini/m"),
            List.of("--policy", "llm:recorded/none.jsonl"),
            List.of("--out", folder.resolve("run").toString()));
    for (List<String> mistake : mistakes) {
      List<String> line = new java.util.ArrayList<>(Arrays.asList(run));
      if (mistake.get(0).equals("--policy")) {
        line = new java.util.ArrayList<>(line.subList(0, 3));
      }
      line.addAll(mistake);
      line.addAll(List.of("--episodes", "2", "--jobs", "1"));
      assertEquals(2, run(line.toArray(String[]::new)), mistake.toString());
      assertEquals(1, err.toString().lines().count(), err.toString());
      assertFalse((out + "" + err).contains(Parts.KEY), err.toString());
    }
    assertTrue(err.toString().contains("finished episodes are kept"), err.toString());
    assertEquals(
        2,
        run(
            "evaluate",
            "--task",
            "gridworld",
            "--policy",
            "circle",
            "--episodes",
            "1",
            "--dry-run"));
    assertEquals(
        0,
        run(
            "evaluate",
            "--task",
            "tictactoe",
            "--policy",
            "llm:m",
            "--episodes",
            "40",
            "--dry-run",
            "--price",
            "1/2",
            "--json"),
        err.toString());
    JsonObject estimate = JsonParser.parseString(out.toString()).getAsJsonObject();
    double calls = estimate.get("calls").getAsDouble();
    assertTrue(calls >= 40 && calls <= 40 * 5, out.toString());
    assertEquals(2048 * calls, estimate.get("most_tokens_out").getAsDouble());
    assertEquals(0, run("doctor"));
    assertTrue(out.toString().contains("ANTHROPIC_API_KEY is set"), out.toString());
    assertTrue(out.toString().contains("GOOGLE_API_KEY is not set"), out.toString());
    assertFalse(out.toString().contains(Parts.KEY));
  }

  // ---- Parts --------------------------------------------------------------------------------

  /** A program made of a grid world, one policy, and no graphics. */
  private record Parts(boolean straight) implements Wiring {

    static final String KEY = "sk-ant-test-51c0ffee51c0ffee";

    // Nobody listens on the port of RFC 863.
    @Override
    public Map<String, String> environment() {
      return Map.of("ANTHROPIC_API_KEY", KEY, "ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
    }

    @Override
    public Path root() {
      return Path.of(".");
    }

    @Override
    public String version() {
      return "test";
    }

    @Override
    public WallClock clock() {
      return new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };
    }

    @Override
    public Tasks tasks() {
      return Tasks.of(
          new Grid("gridworld", false),
          new Grid("crooked", !straight),
          new TicTacToeTask(),
          new ChessTask(ChessEngines.opponent(null, Optional.empty())));
    }

    @Override
    public List<String> policies(String task) {
      return List.of("circle");
    }

    @Override
    public Policy policy(String name, String task, int demos) {
      if (task.equals("chess") && name.equals("expert")) {
        return ChessEngines.expert(Optional.empty());
      }
      if (!name.equals("circle")) {
        throw new IllegalArgumentException("there is no policy '" + name + "'");
      }
      return new Circle();
    }

    @Override
    public foxden.policies.catalog.Trainings trainings() {
      return foxden.policies.catalog.Trainings.arenas();
    }

    @Override
    public int film(List<foxden.app.window.ScriptedSession> scripts, Path pictures) {
      return 0;
    }

    @Override
    public int workbench(@Nullable String target) {
      return 0;
    }

    @Override
    public foxden.app.window.WindowTrial.Result time(String task, double warmUp, double seconds) {
      throw new IllegalStateException("there is no window here");
    }

    @Override
    public FrameRenderer renderer(EnvironmentSpec spec, int width, int height) {
      return new FrameRenderer() {
        @Override
        public void write(Path file, WorldState state) throws IOException {
          Files.write(file, new byte[] {1});
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String graphics() {
      throw new IllegalStateException("no OpenGL here");
    }
  }

  private static final class Circle implements Policy {
    @Override
    public String name() {
      return "circle";
    }

    @Override
    public Set<String> channels() {
      return Set.of();
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation observation) {
      int[] way = {0, 2, 1, 3};
      return new Decision(
          new Action.DiscreteAction(way[(int) (observation.step() % 4)]),
          new Trace(Map.of(), Map.of("plan", "in a circle")));
    }
  }

  /** A grid world under a name, which may walk another way in its seventh step. */
  private record Grid(String task, boolean crooked) implements EnvironmentFactory {
    @Override
    public String summary() {
      return "a grid world";
    }

    @Override
    public Environment create() {
      GridWorldEnvironment inner = new GridWorldEnvironment();
      EnvironmentSpec s = inner.spec();
      EnvironmentSpec named =
          new EnvironmentSpec(
              task,
              s.scene(),
              s.tickSeconds(),
              s.policyEvery(),
              s.maxSteps(),
              s.channels(),
              s.action(),
              s.bodies(),
              s.joints());
      return new Environment() {
        @Override
        public EnvironmentSpec spec() {
          return named;
        }

        @Override
        public foxden.sim.StepResult reset(long seed) {
          return inner.reset(seed);
        }

        @Override
        public foxden.sim.StepResult step(Action action) {
          boolean other = crooked && inner.snapshot().step() == 6;
          return inner.step(other ? new Action.DiscreteAction(2) : action);
        }

        @Override
        public foxden.sim.Snapshot snapshot() {
          return inner.snapshot();
        }

        @Override
        public foxden.sim.StepResult restore(foxden.sim.Snapshot snapshot) {
          return inner.restore(snapshot);
        }
      };
    }
  }
}
