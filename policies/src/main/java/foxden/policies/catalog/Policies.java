package foxden.policies.catalog;

import foxden.policies.Policy;
import foxden.policies.baseline.RandomPolicy;
import foxden.policies.expert.BuiltinChess;
import foxden.policies.expert.CrosswordOracle;
import foxden.policies.expert.PhoenixExpert;
import foxden.policies.expert.TicTacToeExpert;
import foxden.policies.expert.TrashExpert;
import foxden.policies.expert.cheetah.CheetahExpert;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.GateClamp;
import foxden.policies.fox.Gated;
import foxden.policies.fox.cheetah.CheetahFoxPolicy;
import foxden.policies.fox.household.HouseholdFoxPolicy;
import foxden.policies.imitation.ChessPolicy;
import foxden.policies.imitation.CrosswordPolicy;
import foxden.policies.imitation.StudentPolicy;
import foxden.policies.incontext.InContextPolicy;
import foxden.policies.incontext.InContextTraining;
import foxden.policies.incontext.VariantExpertPolicy;
import foxden.policies.lmact.GridExpertPolicy;
import foxden.policies.lmact.GridFoxPolicy;
import foxden.policies.lmact.GridGuessPolicy;
import foxden.policies.nn.Kernels;
import foxden.policies.plugin.Plugins;
import foxden.policies.remote.RemoteAddress;
import foxden.policies.remote.RemotePolicy;
import foxden.policies.study.Variant;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.cheetah.CheetahEnvironment;
import foxden.sim.chess.ChessEnvironment;
import foxden.sim.crossword.CrosswordEnvironment;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.phoenix.PhoenixEnvironment;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The policies by the names people type: {@code random}, {@code expert}, {@code fox} (the shipped
 * checkpoint of the task), {@code fox-shuffled} (the same, with actions shuffled against the
 * observations in its demonstrations: the control), {@code guess} (the floor of that control in the
 * permuted grid world), {@code rope} and {@code rope-shuffled} (the transformer beside the fox of
 * the games with variants), {@code clue-table} (the crossword's clues by heart), {@code builtin}
 * and {@code blind} with a depth (chess searches), {@code fox:DIR} (a checkpoint of one's own),
 * {@code fox-gates:VALUE} (the shipped one with its forget gates held, see {@link
 * GateClamp#parse}), {@code study:WORDS} (the household's as a study alters it, see {@link
 * Variant}), {@code remote:ws://HOST:PORT} (another program's, see {@link RemoteAddress#parse}),
 * and the names of {@link Plugins}.
 */
public final class Policies {

  /** Makes the policy of a checkpoint, when it is one it knows. */
  public interface FoxFactory {

    /** Whether this checkpoint is of the kind it makes policies for. */
    boolean knows(FoxCheckpoint checkpoint);

    /**
     * The policy.
     *
     * @param demos demonstrations in context; negative for the checkpoint's own number
     * @param shuffled whether to shuffle the demonstrations' actions, as a control
     */
    Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled);
  }

  private final Path root;
  private final Map<String, Supplier<Policy>> experts;
  private final List<FoxFactory> foxes;
  private final Kernels kernels;
  private final Tasks tasks;
  private final Plugins plugins;

  private Policies(
      Path root,
      Map<String, Supplier<Policy>> experts,
      List<FoxFactory> foxes,
      Kernels kernels,
      Tasks tasks,
      Plugins plugins) {
    this.tasks = tasks;
    this.plugins = plugins;
    this.root = root;
    this.experts = new LinkedHashMap<>(experts);
    this.foxes = List.copyOf(foxes);
    this.kernels = kernels;
  }

  /**
   * The policies of the arenas that are always there.
   *
   * @param root the install root: shipped checkpoints lie in {@code policies/checkpoints} under it
   */
  public static Policies arenas(Path root) {
    return new Policies(
        root,
        Map.of(
            GridWorldEnvironment.TASK, () -> new GridExpertPolicy(false),
            GridWorldEnvironment.PERMUTED, () -> new GridExpertPolicy(true),
            TicTacToeEnvironment.TASK, TicTacToeExpert::new,
            ChessEnvironment.TASK, ChessEngines::expert,
            CrosswordEnvironment.TASK, CrosswordOracle::new,
            CrosswordEnvironment.REWORDED, CrosswordOracle::new,
            PhoenixEnvironment.TASK, PhoenixExpert::new,
            PhoenixEnvironment.STICKY, PhoenixExpert::new),
        List.of(new GridFoxes()),
        // One thread: a decision is too small to share, and evaluations run episodes side by side.
        Kernels.create(1),
        Tasks.of(),
        Plugins.none());
  }

  /** These policies, told of the tasks there are: a random player asks them what is legal. */
  public Policies withTasks(Tasks known) {
    return new Policies(root, experts, foxes, kernels, known, plugins);
  }

  /** Names that no plug-in may take. */
  public static final Set<String> OWN =
      Set.of(
          "random",
          "expert",
          "human",
          "fox",
          "fox-shuffled",
          "rope",
          "rope-shuffled",
          "builtin",
          "builtin-weak",
          "clue-table",
          "guess");

  /** These policies and those that plug-ins bring along. */
  public Policies withPlugins(Plugins more) {
    return new Policies(root, experts, foxes, kernels, tasks, more);
  }

  /** All policies: the arenas' and the household's. See {@link #arenas} for {@code root}. */
  public static Policies standard(Path root) {
    Path gait = root.resolve("policies").resolve("checkpoints").resolve(CheetahExpert.FOLDER);
    return arenas(root)
        .withExpert(CheetahEnvironment.TASK, () -> CheetahExpert.load(gait))
        .withExpert(CheetahEnvironment.WHOLE, () -> CheetahExpert.load(gait))
        .withExpert("trash", TrashExpert::new)
        .withFox(new HouseholdFoxes())
        .withFox(new CheetahFoxes())
        .withFox(new InContextFoxes())
        .withFox(new Students())
        .withVariants();
  }

  private Policies withVariants() {
    Policies all = this;
    for (VariantGame game : Variants.games()) {
      all = all.withExpert(game.task(), VariantExpertPolicy::new);
    }
    return all;
  }

  private static boolean hasVariants(String task) {
    return Variants.games().stream().anyMatch(game -> game.task().equals(task));
  }

  private static final class Students implements FoxFactory {
    @Override
    public boolean knows(FoxCheckpoint checkpoint) {
      return StudentPolicy.knows(checkpoint)
          || CrosswordPolicy.knows(checkpoint)
          || ChessPolicy.knows(checkpoint);
    }

    @Override
    public Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
      if (demos > 0 || shuffled) {
        throw new IllegalArgumentException(
            "the fox of '" + checkpoint.task() + "' takes no demonstrations in context");
      }
      return CrosswordPolicy.knows(checkpoint)
          ? CrosswordPolicy.student(checkpoint)
          : ChessPolicy.knows(checkpoint)
              ? new ChessPolicy(checkpoint)
              : new StudentPolicy(checkpoint);
    }
  }

  private static final class InContextFoxes implements FoxFactory {
    @Override
    public boolean knows(FoxCheckpoint checkpoint) {
      return InContextPolicy.knows(checkpoint);
    }

    @Override
    public Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
      return new InContextPolicy(checkpoint, demos, shuffled);
    }
  }

  private static final class HouseholdFoxes implements FoxFactory {
    @Override
    public boolean knows(FoxCheckpoint checkpoint) {
      return HouseholdFoxPolicy.knows(checkpoint);
    }

    @Override
    public Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
      if (demos > 0 || shuffled) {
        throw new IllegalArgumentException("the household fox takes no demonstrations in context");
      }
      return new HouseholdFoxPolicy(checkpoint);
    }
  }

  private static final class CheetahFoxes implements FoxFactory {
    @Override
    public boolean knows(FoxCheckpoint checkpoint) {
      return CheetahFoxPolicy.knows(checkpoint);
    }

    @Override
    public Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
      if (demos > 0 || shuffled) {
        throw new IllegalArgumentException("the cheetah's fox takes no demonstrations in context");
      }
      return new CheetahFoxPolicy(checkpoint);
    }
  }

  private static final class GridFoxes implements FoxFactory {
    @Override
    public boolean knows(FoxCheckpoint checkpoint) {
      return checkpoint.task().startsWith(GridWorldEnvironment.TASK);
    }

    @Override
    public Policy create(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
      return new GridFoxPolicy(
          checkpoint,
          demos,
          shuffled ? GridFoxPolicy.Context.SHUFFLED : GridFoxPolicy.Context.HONEST);
    }
  }

  /** These policies and the expert of one more task. */
  public Policies withExpert(String task, Supplier<Policy> expert) {
    Map<String, Supplier<Policy>> more = new LinkedHashMap<>(experts);
    more.put(task, expert);
    return new Policies(root, more, foxes, kernels, tasks, plugins);
  }

  /** These policies and the networks of one more kind. */
  public Policies withFox(FoxFactory fox) {
    List<FoxFactory> more = new ArrayList<>(foxes);
    more.add(fox);
    return new Policies(root, experts, more, kernels, tasks, plugins);
  }

  /** The folder of the shipped checkpoint of a task, whether it is there or not. */
  public Path shipped(String task) {
    // One fox runs the cheetah's short and long episodes, one plays all games with variants.
    String folder =
        switch (task) {
          case CheetahEnvironment.WHOLE -> CheetahEnvironment.TASK;
          case CrosswordEnvironment.REWORDED -> CrosswordEnvironment.TASK;
          case PhoenixEnvironment.STICKY -> PhoenixEnvironment.TASK;
          default -> hasVariants(task) ? InContextTraining.FOX : task;
        };
    return root.resolve("policies").resolve("checkpoints").resolve(folder);
  }

  /** The names that can be created for a task, without {@code fox:DIR}. */
  public List<String> names(String task) {
    List<String> names = new ArrayList<>(List.of("random"));
    if (experts.containsKey(task)) {
      names.add("expert");
    }
    if (task.equals(ChessEnvironment.TASK)) {
      names.addAll(List.of("builtin", "builtin-weak", "blind:2"));
    }
    if (task.equals(GridWorldEnvironment.PERMUTED)) {
      names.add("guess");
    }
    if (Files.isRegularFile(shipped(task).resolve(FoxCheckpoint.WEIGHTS))) {
      names.add("fox");
      if (task.startsWith(GridWorldEnvironment.TASK) || hasVariants(task)) {
        names.add("fox-shuffled");
      }
    }
    if (task.startsWith(CrosswordEnvironment.TASK)) {
      names.add("clue-table");
    }
    if (hasVariants(task)
        && Files.isRegularFile(shipped(InContextTraining.ROPE).resolve(FoxCheckpoint.WEIGHTS))) {
      names.addAll(List.of("rope", "rope-shuffled"));
    }
    names.addAll(plugins.names(task));
    return names;
  }

  /**
   * A new policy, with the demonstrations its checkpoint wants.
   *
   * @throws IllegalArgumentException when there is none of this name for the task, or its
   *     checkpoint cannot be read; one sentence
   */
  public Policy create(String name, String task) {
    return create(name, task, -1);
  }

  /**
   * A new policy.
   *
   * @param demos demonstrations in its context; negative for its own number
   * @throws IllegalArgumentException when there is none of this name for the task, or its
   *     checkpoint cannot be read; one sentence
   */
  public Policy create(String name, String task, int demos) {
    if (name.equals("random")) {
      return new RandomPolicy(
          tasks.all().stream()
              .filter(t -> t.task().equals(task))
              .findFirst()
              .flatMap(EnvironmentFactory::text)
              .orElse(null));
    }
    if (name.equals("expert")) {
      Supplier<Policy> expert = experts.get(task);
      if (expert == null) {
        throw new IllegalArgumentException("task '" + task + "' has no expert");
      }
      return expert.get();
    }
    if (name.equals("guess") && task.equals(GridWorldEnvironment.PERMUTED)) {
      return new GridGuessPolicy();
    }
    if (task.equals(ChessEnvironment.TASK) && name.matches("builtin(:[1-6])?")) {
      int colon = name.indexOf(':');
      return BuiltinChess.player(
          colon < 0 ? BuiltinChess.EXPERT_DEPTH : Integer.parseInt(name.substring(colon + 1)));
    }
    if (task.equals(ChessEnvironment.TASK) && name.equals("builtin-weak")) {
      return BuiltinChess.weakPlayer();
    }
    if (task.equals(ChessEnvironment.TASK) && name.matches("blind:[1-6]")) {
      return BuiltinChess.blind(name.charAt(name.length() - 1) - '0');
    }
    boolean shuffled = name.equals("fox-shuffled");
    if (name.equals("fox") || shuffled) {
      if (!Files.isRegularFile(shipped(task).resolve(FoxCheckpoint.WEIGHTS))) {
        throw new IllegalArgumentException(
            "there is no trained fox for task '"
                + task
                + "' in "
                + shipped(task)
                + "; train one with 'foxden train "
                + task
                + "'");
      }
      return fox(shipped(task), demos, shuffled);
    }
    if (name.equals("clue-table") && task.startsWith(CrosswordEnvironment.TASK)) {
      return CrosswordPolicy.table();
    }
    if ((name.equals("rope") || name.equals("rope-shuffled")) && hasVariants(task)) {
      return fox(shipped(InContextTraining.ROPE), demos, name.equals("rope-shuffled"));
    }
    if (name.startsWith(RemoteAddress.PREFIX)) {
      return new RemotePolicy(RemoteAddress.parse(name));
    }
    if (name.startsWith(GateClamp.PREFIX)) {
      Policy fox = create("fox", task, demos);
      if (!(fox instanceof Gated gated)) {
        throw new IllegalArgumentException("the fox of task '" + task + "' has no gates to hold");
      }
      gated.clamp(GateClamp.parse(name.substring(GateClamp.PREFIX.length())));
      return fox;
    }
    if (name.startsWith(Variant.PREFIX)) {
      FoxCheckpoint whole = load(shipped(task));
      if (!HouseholdFoxPolicy.knows(whole)) {
        throw new IllegalArgumentException(
            "studies are of the household fox, not of task '" + task + "'");
      }
      return Variant.of(name.substring(Variant.PREFIX.length()), whole);
    }
    if (name.startsWith("fox:")) {
      return fox(Path.of(name.substring("fox:".length())), demos, false);
    }
    Policy plugin = plugins.create(name).orElse(null);
    if (plugin != null) {
      return plugin;
    }
    throw new IllegalArgumentException(
        "there is no policy '"
            + name
            + "' for task '"
            + task
            + "'; choose one of "
            + String.join(" ", names(task))
            + " fox:DIR or remote:ws://HOST:PORT"
            + (plugins.complaints().isEmpty()
                ? ""
                : " (" + String.join("; ", plugins.complaints()) + ")"));
  }

  private FoxCheckpoint load(Path dir) {
    try {
      return FoxCheckpoint.load(dir, kernels);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Policy fox(Path dir, int demos, boolean shuffled) {
    FoxCheckpoint checkpoint = load(dir);
    for (FoxFactory factory : foxes) {
      if (factory.knows(checkpoint)) {
        return factory.create(checkpoint, demos, shuffled);
      }
    }
    throw new IllegalArgumentException(
        dir + " was trained for '" + checkpoint.task() + "', which no policy here plays");
  }
}
