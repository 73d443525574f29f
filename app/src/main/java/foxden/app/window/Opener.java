package foxden.app.window;

import foxden.app.bundle.Bundle;
import foxden.app.checkpoint.CheckpointWindow;
import foxden.app.demos.Offer;
import foxden.app.lesson.LessonFile;
import foxden.app.link.LiveSource;
import foxden.app.link.MindCompanion;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.lmact.Pool;
import foxden.policies.remote.RemoteAddress;
import foxden.policies.study.Variant;
import foxden.scenes.SceneCatalog;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.TextForm;
import foxden.sim.WallClock;
import foxden.sim.cheetah.CheetahEnvironment;
import foxden.sim.demo.Demo;
import foxden.sim.household.FreeScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be opened: recordings shipped with the project or named by path; tasks, activities
 * and scenes to run live; checkpoint folders, which drive the task they were trained for.
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

  private static final String FREE = FreeScenes.PREFIX;

  /** Who drives first where there is a choice; others come after these. */
  private static final List<String> PREFERRED = List.of("random", "expert", "fox");

  private final Tasks tasks;
  private final Function<String, List<String>> players;
  private final BiFunction<String, String, Policy> policies;
  private final Companions companions;
  private final Path root;
  private final WallClock clock;
  private Function<String, Pool> pools =
      task -> {
        throw new IllegalStateException("no demonstrations of '" + task + "' are known here");
      };

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

  /** From now on finds the demonstrations of a task here. */
  public Opener pools(Function<String, Pool> found) {
    pools = found;
    return this;
  }

  /**
   * Demonstrations of a task. Any thread; may take its time.
   *
   * @throws IllegalStateException when there are none; one sentence
   */
  Pool pool(String task) {
    return pools.apply(task);
  }

  /** Recordings first, the household before the arenas; then tasks. */
  public List<Offer> offers() {
    List<Offer> out = new ArrayList<>();
    for (Path p : recordings()) {
      out.add(
          new Offer(
              p.toString(),
              nice(p.getFileName().toString().replace(".mcap", "")),
              about(p),
              Offer.Kind.RECORDING));
    }
    for (EnvironmentFactory f : tasks.all()) {
      out.add(new Offer(f.task(), nice(f.task()), f.summary(), Offer.Kind.LIVE));
    }
    for (String id : SceneCatalog.houses()) {
      String what = SceneCatalog.scene(id).metadata().title();
      out.add(new Offer(id, nice(id), what + ", nothing to do: drive about", Offer.Kind.LIVE));
    }
    for (Path p : CheckpointWindow.shipped(root)) {
      out.add(
          new Offer(
              p.toString(),
              p.getFileName().toString(),
              "language model: heads, gates and attention over a text",
              Offer.Kind.CHECKPOINT));
    }
    return out;
  }

  // Who did what for how long, and how it ended.
  String about(Path p) {
    String where = (p.startsWith(root) ? root.relativize(p) : p).toString();
    try {
      Demo.Header h = Demo.header(p);
      return String.format(
          Locale.ROOT,
          "%s by %s, %.1f s, %s   %s",
          h.info().task(),
          h.info().driver(),
          h.end().seconds(),
          h.end().success() ? "success" : "no success",
          where);
    } catch (IOException e) {
      return where + "   cannot be read";
    }
  }

  /** The tasks there are. */
  Tasks tasks() {
    return tasks;
  }

  /** A policy by name; throws with one sentence. */
  Policy policy(String name, String task) {
    return policies.apply(name, task);
  }

  /** The install root. */
  Path root() {
    return root;
  }

  WallClock clock() {
    return clock;
  }

  /** Where recordings of one's own go. */
  Path out() {
    return root.resolve("out");
  }

  /** Where recordings are that came with the program. */
  Path shipped() {
    return root.resolve("scenes").resolve("demos");
  }

  private List<Path> recordings() {
    List<Path> all = new ArrayList<>(in(shipped()));
    all.addAll(in(out().resolve("demos")));
    // Takes that nobody kept or discarded: the program died.
    all.addAll(in(out().resolve("takes")));
    return all;
  }

  private static List<Path> in(Path dir) {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
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
    try {
      if (target.endsWith(LessonFile.SUFFIX)) {
        var unused = LessonFile.read(Path.of(target));
        return null;
      }
      if (Sweeps.holds(target)) {
        return null;
      }
      if (target.endsWith(Bundle.SUFFIX)) {
        String task = Bundle.moment(Path.of(target)).task();
        return tasks.has(task) ? null : target + ": its task '" + task + "' is not here";
      }
      Wish wish = wish(target);
      if (wish.task().startsWith(FREE)) {
        SceneCatalog.scene(wish.task().substring(FREE.length()));
      }
      return null;
    } catch (IOException | IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /**
   * What a target means: a recording, or a task with who drives it first.
   *
   * @param recording null for a task to run live
   * @param checkpoint folder of the network that drives first; null for the usual one
   */
  private record Wish(String task, @Nullable Path recording, @Nullable Path checkpoint) {}

  private Wish wish(String target) throws IOException {
    if (tasks.has(target)) {
      return new Wish(target, null, null);
    }
    for (EnvironmentFactory f : tasks.all()) {
      if (f.activity().equals(target)) {
        return new Wish(f.task(), null, null);
      }
    }
    if (SceneCatalog.houses().contains(target)) {
      return new Wish(FREE + target, null, null);
    }
    Path path = Path.of(target);
    if (!Files.exists(path) && Files.exists(root.resolve(target))) {
      // As lessons name them: from the install root.
      path = root.resolve(target);
    }
    if (Files.isDirectory(path)) {
      return checkpoint(path);
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && CheckpointWindow.isPart(path)) {
      return checkpoint(folder);
    }
    if (Files.isRegularFile(path) && target.endsWith(".json")) {
      return new Wish(FREE + path.toAbsolutePath().normalize(), null, null);
    }
    if (Files.isRegularFile(path)) {
      if (!target.endsWith(".mcap")) {
        throw new IOException(
            target
                + " is neither a scene (.json), a recording (.mcap), a bug bundle (.zip), a task nor a"
                + " checkpoint folder");
      }
      return new Wish("", path, null);
    }
    List<String> names = tasks.all().stream().map(EnvironmentFactory::task).toList();
    throw new IOException(
        target
            + ": no such file or task; tasks are "
            + String.join(" ", names)
            + ", ./foxden list demos shows recordings");
  }

  // A network that was trained for a task opens that task and drives it. A language model has no
  // world to stand in: CheckpointWindow has taken it before.
  private Wish checkpoint(Path folder) throws IOException {
    String task = FoxCheckpoint.task(folder);
    if (!tasks.has(task)) {
      throw new IOException(
          task.isEmpty()
              ? folder
                  + " holds a network without a task (foxden.task in config.json); look at it"
                  + " with ./foxden inspect"
              : folder + " was trained for '" + task + "', which is no task here");
    }
    return new Wish(task, null, folder);
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
    Wish wish = wish(target);
    if (wish.recording() == null) {
      return live(wish.task(), wish.checkpoint());
    }
    Demo demo = Demo.open(wish.recording());
    String task = demo.spec().task();
    ReplaySource replay =
        new ReplaySource(
            title(demo.spec().scene(), task),
            demo,
            companion(demo),
            tasks.has(task) ? who(task) : List.of());
    form(task).ifPresent(replay::form);
    return replay;
  }

  /** The findings of the language models that came with the program. */
  Path stories() {
    return root.resolve("docs").resolve("findings").resolve("stories");
  }

  /** The studies of the household fox that came with the program. */
  Path studies() {
    return root.resolve("docs").resolve("findings").resolve("household");
  }

  /**
   * A live world that does what an evaluation did: one driver, one seed, and the world waits for
   * each decision. Any thread but FX.
   *
   * @throws IllegalArgumentException one sentence: there is no such task
   */
  Source episode(String task, String driver, long seed) {
    Environment e = tasks.create(task);
    List<String> who = who(task);
    who.add(0, driver);
    LiveSource live =
        new LiveSource(
            title(e.spec().scene(), task),
            e,
            clock,
            who,
            name -> policies.apply(name, task),
            seed,
            false);
    live.waits();
    tell(live, task);
    return live;
  }

  private void tell(LiveSource live, String task) {
    form(task).ifPresent(live::form);
    factory(task).flatMap(EnvironmentFactory::opponent).ifPresent(live::opponent);
  }

  /** How a task is read and written; empty when it has no words. */
  Optional<TextForm> form(String task) {
    return factory(task).flatMap(EnvironmentFactory::text);
  }

  private Optional<EnvironmentFactory> factory(String task) {
    return tasks.all().stream().filter(f -> f.task().equals(task)).findFirst();
  }

  private Source live(String task, @Nullable Path checkpoint) {
    Environment e = tasks.create(task);
    Map<String, String> called = new HashMap<>();
    List<String> who = who(task);
    if (checkpoint != null) {
      String name = "fox:" + checkpoint.toAbsolutePath().normalize().getFileName();
      called.put(name, "fox:" + checkpoint);
      who.add(0, name);
    }
    LiveSource live =
        new LiveSource(
            title(e.spec().scene(), task),
            e,
            clock,
            who,
            name -> policies.apply(called.getOrDefault(name, name), task),
            1,
            e.spec().policyEvery() == 1);
    tell(live, task);
    return live;
  }

  // Who can drive a task, in the order to offer them.
  private List<String> who(String task) {
    List<String> who = new ArrayList<>(players.apply(task));
    who.remove(LiveSource.HUMAN);
    who.sort(Comparator.comparingInt(PREFERRED::indexOf).reversed());
    // The fox has seen the beginning of a run only, and reads along anyway.
    if (task.equals(CheetahEnvironment.WHOLE) && who.remove("expert")) {
      who.add(0, "expert");
    }
    // Nobody knows what to do where there is nothing to do; a person does.
    who.add(task.startsWith(FREE) ? 0 : who.size(), LiveSource.HUMAN);
    return who;
  }

  /**
   * A live world that goes on from a step of a recording, with its exact state. Any thread but FX.
   *
   * @param name who drives
   * @throws IllegalArgumentException one sentence: the recording does not fit the world that is
   *     installed, or nobody of that name plays it
   */
  Source runFrom(ReplaySource recording, long step, String name) {
    Demo demo = recording.demo();
    String task = demo.spec().task();
    Environment e = tasks.create(task);
    List<String> who = who(task);
    if (!drives(name, task)) {
      throw new IllegalArgumentException(
          name + " is not here to drive on; choose one of " + String.join(", ", who));
    }
    who.remove(name);
    who.add(0, name);
    LiveSource live =
        new LiveSource(
            recording.title(),
            e,
            clock,
            who,
            other -> policies.apply(other, task),
            demo.info().seed(),
            false,
            new LiveSource.Start(demo, step, recording.episode()));
    if (name.startsWith(Variant.PREFIX)) {
      live.waits();
    }
    tell(live, task);
    return live;
  }

  /**
   * Whether somebody of this name can drive a task: one of the list, an address, or who is made by
   * his words, such as a study's variant. Any thread but FX; may read a checkpoint.
   */
  boolean drives(String name, String task) {
    if (who(task).contains(name) || name.startsWith(RemoteAddress.PREFIX)) {
      return true;
    }
    if (name.isEmpty()) {
      return false;
    }
    try (Policy made = policies.apply(name, task)) {
      return !made.name().isEmpty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return false;
    }
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
    String place = nice(Path.of(scene).getFileName().toString().replaceAll("\\.json$", ""));
    if (task.startsWith(FREE)) {
      return place;
    }
    return scene.equals(task) ? nice(task) : place + " / " + nice(task);
  }

  private static String nice(String id) {
    String s = id.replace('_', ' ').replace('-', ' ').strip();
    return s.isEmpty() ? id : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
  }
}
