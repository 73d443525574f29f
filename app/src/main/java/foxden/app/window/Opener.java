package foxden.app.window;

import foxden.app.demos.Offer;
import foxden.app.link.LiveSource;
import foxden.app.link.MindCompanion;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.policies.Policy;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.TextForm;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be opened: recordings shipped with the project or named by path, and tasks to run
 * live.
 */
public class Opener {

  /** Makes minds that read along with recordings. */
  public interface Companions {
    /**
     * For a recording; {@link ReplaySource.Companion#NONE} leaves it to the opener, which takes the
     * task's fox when there is one.
     */
    ReplaySource.Companion of(Demo demo);
  }

  /** Who drives first where there is a choice; others come after these. */
  private static final List<String> PREFERRED = List.of("random", "expert", "fox");

  private final Tasks tasks;
  private final Function<String, List<String>> players;
  private final BiFunction<String, String, Policy> policies;
  private final Companions companions;
  private final Path root;
  private final WallClock clock;

  /**
   * @param players who can play a task: names by task, in the order to offer
   * @param policies a player by name and task; throws with one sentence
   * @param root where the program is installed: {@code scenes/demos} below it holds recordings
   */
  public Opener(
      Tasks tasks,
      Function<String, List<String>> players,
      BiFunction<String, String, Policy> policies,
      Companions companions,
      Path root,
      WallClock clock) {
    this.tasks = tasks;
    this.players = players;
    this.policies = policies;
    this.companions = companions;
    this.root = root;
    this.clock = clock;
  }

  /** Recordings first, the household before the arenas; then tasks. */
  public List<Offer> offers() {
    List<Offer> out = new ArrayList<>();
    for (Path p : recordings()) {
      out.add(
          new Offer(
              p.toString(),
              nice(p.getFileName().toString().replace(".mcap", "")),
              root.relativize(p).toString(),
              true));
    }
    for (EnvironmentFactory f : tasks.all()) {
      out.add(new Offer(f.task(), nice(f.task()), f.summary(), false));
    }
    return out;
  }

  private List<Path> recordings() {
    Path dir = root.resolve("scenes").resolve("demos");
    Set<Path> pools = new HashSet<>();
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(p -> p.toString().endsWith(".mcap"))
          .sorted(
              Comparator.comparing((Path p) -> !p.toString().contains("trash"))
                  .thenComparing(Path::toString))
          // Of a folder full of them one stands for all.
          .filter(p -> dir.equals(p.getParent()) || pools.add(p.getParent()))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Why something cannot be opened, without opening it; null when it seems it can. */
  @Nullable String complaint(String target) {
    if (tasks.has(target) || Files.isRegularFile(Path.of(target))) {
      return target.endsWith(".mcap") || tasks.has(target)
          ? null
          : target + " is neither a task nor a recording (.mcap)";
    }
    List<String> names = tasks.all().stream().map(EnvironmentFactory::task).toList();
    return target
        + ": no such file or task; tasks are "
        + String.join(" ", names)
        + ", ./foxden list demos shows recordings";
  }

  /**
   * What the program starts with: a recording of the home with a mind reading along when one is
   * shipped, else the first task that can be played live.
   */
  Source first() throws IOException {
    List<Path> recordings = recordings();
    for (Path p : recordings) {
      try {
        return open(p.toString());
      } catch (IOException | IllegalArgumentException e) {
        // A broken recording must not keep the window empty; the next one may be whole.
      }
    }
    for (EnvironmentFactory f : tasks.all()) {
      List<String> who = players.apply(f.task());
      if (who.contains("fox") || who.contains("expert")) {
        return open(f.task());
      }
    }
    // Nobody can play anything here: a person still can (F2).
    for (EnvironmentFactory f : tasks.all()) {
      return open(f.task());
    }
    throw new IOException("there is neither a recording nor a task to open");
  }

  /**
   * Opens a recording or a task. Any thread but FX.
   *
   * @throws IOException one sentence when a file cannot be read
   * @throws IllegalArgumentException one sentence when there is no such thing
   */
  Source open(String target) throws IOException {
    if (tasks.has(target)) {
      Environment e = tasks.create(target);
      List<String> who = new ArrayList<>(players.apply(target));
      who.remove(LiveSource.HUMAN);
      who.sort(Comparator.comparingInt(PREFERRED::indexOf).reversed());
      who.add(LiveSource.HUMAN);
      boolean arena = e.spec().policyEvery() == 1;
      LiveSource live =
          new LiveSource(
              title(e.spec().scene(), target),
              e,
              clock,
              who,
              name -> policies.apply(name, target),
              1,
              arena);
      form(target).ifPresent(live::form);
      return live;
    }
    Demo demo = Demo.open(Path.of(target));
    ReplaySource replay =
        new ReplaySource(title(demo.spec().scene(), demo.spec().task()), demo, companion(demo));
    form(demo.spec().task()).ifPresent(replay::form);
    return replay;
  }

  private Optional<TextForm> form(String task) {
    return tasks.all().stream()
        .filter(f -> f.task().equals(task))
        .findFirst()
        .flatMap(EnvironmentFactory::text);
  }

  private ReplaySource.Companion companion(Demo demo) {
    ReplaySource.Companion given = companions.of(demo);
    String task = demo.spec().task();
    boolean fox = tasks.has(task) && players.apply(task).contains("fox");
    return given == ReplaySource.Companion.NONE && fox
        ? new MindCompanion(demo.spec(), demo.info().seed(), () -> policies.apply("fox", task))
        : given;
  }

  private static String title(String scene, String task) {
    return scene.equals(task) ? nice(task) : nice(scene) + " / " + nice(task);
  }

  private static String nice(String id) {
    String s = id.replace('_', ' ').replace('-', ' ').strip();
    return s.isEmpty() ? id : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
  }
}
