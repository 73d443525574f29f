package foxden.policies.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Policy;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.cheetah.CheetahTask;
import foxden.sim.gridworld.GridWorldTask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  @TempDir private Path dir;

  /** The class of the page, taken from the very text. */
  private static String page() throws IOException {
    String text = Files.readString(ROOT.resolve("docs").resolve("howto").resolve("policy.md"));
    Matcher code = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(text);
    assertTrue(code.find());
    return code.group(1);
  }

  private Path jar(String file, String type, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Assumptions.assumeTrue(compiler != null, "this Java has no compiler: the page is not compiled");
    Path home = Files.createDirectories(dir.resolve(file + ".build"));
    Path java = home.resolve(type.substring(type.lastIndexOf('.') + 1) + ".java");
    Files.writeString(java, source);
    int code =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "17",
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            home.toString(),
            java.toString());
    assertEquals(0, code, "the page's class does not compile");
    return pack(file, home, type);
  }

  private Path pack(String file, Path home, String service) throws IOException {
    Path jar = Files.createDirectories(dir.resolve("plugins")).resolve(file);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> all = Files.walk(home)) {
      zip.putNextEntry(new JarEntry("META-INF/services/foxden.policies.Policy"));
      zip.write((service + "\n").getBytes(StandardCharsets.UTF_8));
      for (Path p : all.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        zip.putNextEntry(new JarEntry(home.relativize(p).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(p));
      }
    }
    return jar;
  }

  private Plugins find() {
    return Plugins.find(dir.resolve("plugins"), Policies.OWN);
  }

  @Test
  void thePolicyOfThePageIsThirtyLinesAndPlays() throws Exception {
    assertTrue(page().lines().count() <= 31);
    jar("rows-first.jar", "mine.RowsFirst", page());
    Plugins plugins = find();
    assertEquals(List.of(), plugins.complaints());
    Policies policies = Policies.arenas(ROOT).withPlugins(plugins);
    assertTrue(policies.names("gridworld").contains("rows-first"));
    assertTrue(!policies.names("chess").contains("rows-first"));
    Evaluation result =
        new Evaluator(
                new GridWorldTask(false),
                () -> policies.create("rows-first", "gridworld"),
                References.shipped())
            .run("rows-first", 20, 0, 0, 2, (done, of) -> true);
    assertEquals(1, result.mean());
  }

  @Test
  void brokenJarsAreNamedAndTheOthersWork() throws Exception {
    jar("a-good.jar", "mine.RowsFirst", page());
    jar("b-twice.jar", "mine.RowsFirst", page());
    jar(
        "c-throws.jar",
        "mine.Bad",
        bad("if (true) throw new IllegalStateException(\"no licence\");", "bad"));
    jar("d-taken.jar", "mine.Bad", bad("", "expert"));
    pack("e-missing.jar", Files.createDirectories(dir.resolve("empty")), "mine.Nowhere");
    Files.write(dir.resolve("plugins").resolve("f-cut.jar"), new byte[] {80, 75, 3, 4, 1});
    Plugins plugins = find();
    assertEquals(List.of("rows-first"), plugins.names("gridworld"));
    List<String> told = plugins.complaints();
    assertEquals(5, told.size(), told.toString());
    assertTrue(told.get(0).contains("b-twice.jar: the name 'rows-first' is taken"), told.get(0));
    assertTrue(told.get(1).contains("c-throws.jar") && told.get(1).contains("no licence"));
    assertTrue(told.get(2).contains("d-taken.jar: the name 'expert' is taken"), told.get(2));
    assertTrue(told.get(3).contains("mine.Nowhere"), told.get(3));
    assertTrue(told.get(4).contains("f-cut.jar"), told.get(4));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Policies.arenas(ROOT).withPlugins(plugins).create("bad", "gridworld"));
    assertTrue(e.getMessage().contains("no licence"), e.getMessage());
  }

  private static String bad(String first, String name) throws IOException {
    return page()
        .replace(
            "RowsFirst implements Policy {", "Bad implements Policy { public Bad() {" + first + "}")
        .replace("rows-first", name);
  }

  // ---- Guarding -----------------------------------------------------------------------------

  private record Mine(Function<Observation, Policy.Decision> act) implements Policy {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Set<String> channels() {
      return Set.of();
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation observation) {
      return act.apply(observation);
    }
  }

  private static String told(Function<Observation, Policy.Decision> act) {
    try (Environment world = new CheetahTask(false).create();
        Policy policy = new GuardedPolicy(new Mine(act), "mine.jar", 300)) {
      StepResult r = world.reset(0);
      policy.reset(world.spec(), 0);
      String told =
          assertThrows(IllegalStateException.class, () -> policy.act(r.observation())).getMessage();
      assertNotNull(told);
      assertTrue(told.startsWith("policy 'mine' (plug-in mine.jar) "), told);
      return told;
    }
  }

  private static Policy.Decision vector(float... values) {
    return new Policy.Decision(new Action.VectorAction(values), Trace.NONE);
  }

  @Test
  void whatAPluginDoesWrongIsNamed() {
    String threw =
        told(
            o -> {
              throw new NullPointerException("eyes");
            });
    assertTrue(threw.contains("threw NullPointerException in act (PluginsTest.java:"), threw);
    assertTrue(threw.endsWith(": eyes"), threw);
    assertTrue(
        told(o -> {
              throw new StackOverflowError();
            })
            .contains("threw StackOverflowError in act"));
    assertTrue(told(o -> null).contains("at step 0 that is null"));
    assertTrue(told(o -> vector(1, 2)).contains("has 2 numbers instead of 6"));
    assertTrue(told(o -> vector(0, 0, 0, 0, Float.NaN, 0)).contains("is NaN in element 4"));
    assertTrue(
        told(o -> new Policy.Decision(new Action.DiscreteAction(1), Trace.NONE))
            .contains("is a DiscreteAction; this task takes a Box"));
  }

  @Test
  void aPluginThatHangsIsNamedAndTheRestGoesOn() {
    String hung =
        told(
            o -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              return vector();
            });
    assertTrue(hung.contains("did not come back from act within 300 ms"), hung);
  }
}
