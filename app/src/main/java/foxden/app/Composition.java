package foxden.app;

import foxden.app.checkpoint.CheckpointWindow;
import foxden.app.cli.Wiring;
import foxden.app.link.ReplaySource;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.CameraPose;
import foxden.app.scene3d.OffscreenPictures;
import foxden.app.scene3d.SceneRenderer;
import foxden.app.window.Opener;
import foxden.app.window.ScriptedSession;
import foxden.app.window.WindowTrial;
import foxden.app.window.Workbench;
import foxden.policies.Policy;
import foxden.policies.catalog.ChessEngines;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.policies.catalog.Trainings;
import foxden.policies.llm.LanguageModels;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.Templates;
import foxden.policies.plugin.Plugins;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.WorldState;
import foxden.sim.cheetah.CheetahTask;
import foxden.sim.chess.ChessTask;
import foxden.sim.crossword.CrosswordTask;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.household.FreeScenes;
import foxden.sim.household.TrashFactory;
import foxden.sim.phoenix.PhoenixTask;
import foxden.sim.tictactoe.TicTacToeTask;
import foxden.sim.variant.CodeBook;
import foxden.sim.variant.GridGoals;
import foxden.sim.variant.GridWords;
import foxden.sim.variant.TicTacToeWords;
import foxden.sim.variant.VariantTask;
import foxden.sim.walker.FreeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts make up this program. Everything is made when first asked for, so that {@code --help}
 * loads nothing.
 */
final class Composition implements Wiring {

  private final WallClock clock = new SystemClock();
  private final @Nullable String opponent;
  private final Path root;
  private @Nullable ContextPlayers players;
  private @Nullable Plugins plugins;

  /** The program with its usual opponents. */
  Composition() {
    this(null, Path.of(System.getProperty("foxden.root", ".")));
  }

  /**
   * The program with another opponent.
   *
   * @param opponent in games for two; null for the usual one
   * @param root where the program is installed
   */
  Composition(@Nullable String opponent, Path root) {
    this.opponent = opponent;
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public WallClock clock() {
    return clock;
  }

  @Override
  public Tasks tasks() {
    return Tasks.of(
            new TrashFactory(),
            new GridWorldTask(false),
            new GridWorldTask(true),
            new TicTacToeTask(),
            new ChessTask(ChessEngines.opponent(opponent)),
            new CrosswordTask(false),
            new CrosswordTask(true),
            new CheetahTask(false),
            new CheetahTask(true),
            new FreeRun("hopper"),
            new FreeRun("biped"),
            new PhoenixTask(false),
            new PhoenixTask(true),
            new VariantTask(new GridWords()),
            new VariantTask(new TicTacToeWords()),
            new VariantTask(new CodeBook()),
            new VariantTask(new GridGoals()))
        .with(FreeScenes.PREFIX, new FreeScenes());
  }

  private Policies catalog() {
    return Policies.standard(root()).withTasks(tasks()).withPlugins(plugins());
  }

  @Override
  public synchronized Plugins plugins() {
    Plugins made = plugins;
    if (made == null) {
      made = Plugins.find(root().resolve("plugins"), Policies.OWN);
      plugins = made;
    }
    return made;
  }

  @Override
  public synchronized ContextPlayers players() {
    ContextPlayers made = players;
    if (made == null) {
      made = new ContextPlayers(tasks(), catalog());
      made.use(LanguageModels.usual(environment(), clock));
      players = made;
    }
    return made;
  }

  @Override
  public Wiring against(@Nullable String other) {
    return other == null ? this : new Composition(other, root);
  }

  @Override
  public List<String> policies(String task) {
    List<String> names = new ArrayList<>(catalog().names(task));
    names.addAll(players().names(task));
    return names;
  }

  @Override
  public Policy policy(String name, String task, int demos) {
    if (players().has(name)) {
      int shown = demos < 0 ? players().ownDemonstrations(name) : demos;
      return players().create(name, task, ContextSettings.of(shown), Templates.shipped());
    }
    return catalog().create(name, task, demos);
  }

  @Override
  public Trainings trainings() {
    return Trainings.standard(root());
  }

  @Override
  public int workbench(@Nullable String target) {
    Optional<Path> model =
        target == null ? Optional.empty() : CheckpointWindow.folder(target, root());
    if (model.isPresent()) {
      return new CheckpointWindow(model.get(), root(), System.out, System.err).run();
    }
    return window().run(target);
  }

  @Override
  public int film(List<ScriptedSession> scripts, Path folder) {
    return window().film(scripts, folder);
  }

  @Override
  public WindowTrial.Result time(String task, double warmUp, double seconds)
      throws InterruptedException {
    return window().time(task, warmUp, seconds);
  }

  private Workbench window() {
    Opener opener =
        new Opener(
            tasks(),
            this::policies,
            this::policy,
            demo -> ReplaySource.Companion.NONE,
            root(),
            clock);
    opener.pools(task -> players().pool(task));
    return new Workbench(opener, System.out, System.err).warning(plugins().complaints());
  }

  @Override
  public FrameRenderer renderer(EnvironmentSpec spec, int width, int height) {
    OffscreenPictures pictures = OffscreenPictures.open(spec);
    return new FrameRenderer() {
      @Override
      public void write(Path file, WorldState state) throws IOException {
        CameraPose camera = pictures.camera(CameraMode.ORBIT, state);
        pictures.write(file, state, camera, width, height);
      }

      @Override
      public void close() {
        pictures.close();
      }
    };
  }

  @Override
  public String graphics() {
    try (SceneRenderer renderer = SceneRenderer.start()) {
      return renderer.device();
    }
  }
}
