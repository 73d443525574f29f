package foxden.policies.catalog;

import foxden.policies.llm.LanguageModels;
import foxden.policies.lmact.ContextPolicy;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.PlayedPool;
import foxden.policies.lmact.Player;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.ScriptedPlayers;
import foxden.policies.lmact.Templates;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Tasks;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The players that are shown demonstrations in a prompt, by the names people type: {@code copy},
 * {@code nearest}, {@code noisy-expert} and {@code noisy-expert:RATE}, {@code silent}, and the
 * language models of {@link LanguageModels}. Keeps one pool a task. Any thread.
 */
public final class ContextPlayers {

  private static final double NOISE = 0.25;
  private static final int OWN_DEMONSTRATIONS = 16;

  private final Tasks tasks;
  private final Policies policies;
  private volatile @Nullable LanguageModels models;
  private final Map<String, Pool> pools = new ConcurrentHashMap<>();

  /** Players for these tasks; the experts come from {@code policies}. */
  public ContextPlayers(Tasks tasks, Policies policies) {
    this.tasks = tasks;
    this.policies = policies;
  }

  /** Whether a name is a player's of this kind. */
  public boolean has(String name) {
    return name.equals("copy")
        || name.equals("nearest")
        || name.equals("silent")
        || name.equals("noisy-expert")
        || LanguageModels.has(name)
        || name.startsWith("noisy-expert:");
  }

  /** Those that can play a task. */
  public List<String> names(String task) {
    List<String> names = new ArrayList<>();
    boolean worded =
        tasks.all().stream().anyMatch(t -> t.task().equals(task) && t.text().isPresent());
    if (worded && policies.names(task).contains("expert")) {
      names.addAll(List.of("noisy-expert", "copy", "nearest"));
    }
    return names;
  }

  /** Demonstrations a player is shown when nobody says how many. */
  public int ownDemonstrations(String name) {
    return name.equals("copy") || name.equals("nearest") ? OWN_DEMONSTRATIONS : 0;
  }

  /**
   * A task by its name.
   *
   * @throws IllegalArgumentException when there is none, or it has no words; one sentence
   */
  public EnvironmentFactory task(String task) {
    EnvironmentFactory factory =
        tasks.all().stream()
            .filter(t -> t.task().equals(task))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no task '"
                            + task
                            + "'; choose one of "
                            + String.join(
                                " ", tasks.all().stream().map(EnvironmentFactory::task).toList())));
    if (factory.text().isEmpty()) {
      throw new IllegalArgumentException(
          "task '"
              + task
              + "' has no prompts; choose one of "
              + String.join(
                  " ",
                  tasks.all().stream()
                      .filter(t -> t.text().isPresent())
                      .map(EnvironmentFactory::task)
                      .toList()));
    }
    return factory;
  }

  /** The demonstrations of a task's expert, LMAct's 1,000 of them unless it has fewer starts. */
  public Pool pool(String task) {
    return pools.computeIfAbsent(task, t -> pool(t, Pool.LMACT_SIZE));
  }

  /** From now on draws the demonstrations of a task from here. */
  public void use(String task, Pool pool) {
    pools.put(task, pool);
  }

  /** From now on asks these language models; they stay the caller's to close. */
  public void use(LanguageModels languageModels) {
    models = languageModels;
  }

  /** A new pool of another size. */
  public Pool pool(String task, int size) {
    EnvironmentFactory factory = task(task);
    return new PlayedPool(factory, form(factory), () -> policies.create("expert", task), size);
  }

  private static TextForm form(EnvironmentFactory factory) {
    return factory.text().orElseThrow();
  }

  /**
   * A policy.
   *
   * @throws IllegalArgumentException when there is none of this name, or the settings do not fit
   *     the task; one sentence
   */
  public ContextPolicy create(
      String name, String task, ContextSettings settings, Templates templates) {
    EnvironmentFactory factory = task(task);
    EnvironmentSpec spec;
    try (Environment world = factory.create()) {
      spec = world.spec();
    }
    return new ContextPolicy(
        player(name, task, spec), spec, form(factory), pool(task), templates, settings);
  }

  /** Whether a task has an expert, and so demonstrations. */
  public boolean hasExpert(String task) {
    return policies.names(task).contains("expert");
  }

  /**
   * A player alone, without a loop around it.
   *
   * @throws IllegalArgumentException when there is none of this name; one sentence
   */
  public Player player(String name, String task) {
    try (Environment world = task(task).create()) {
      return player(name, task, world.spec());
    }
  }

  private Player player(String name, String task, EnvironmentSpec spec) {
    return switch (name) {
      case "copy" -> ScriptedPlayers.copy();
      case "nearest" -> ScriptedPlayers.nearest();
      case "silent" -> ScriptedPlayers.silent();
      case "expert" -> ScriptedPlayers.noisy(policies.create("expert", task), spec, 0);
      case "noisy-expert" -> ScriptedPlayers.noisy(policies.create("expert", task), spec, NOISE);
      default -> {
        if (LanguageModels.has(name)) {
          yield languagePlayer(name);
        }
        if (name.startsWith("noisy-expert:")) {
          yield ScriptedPlayers.noisy(policies.create("expert", task), spec, rate(name));
        }
        throw new IllegalArgumentException(
            "there is no player '"
                + name
                + "'; choose one of copy nearest noisy-expert noisy-expert:RATE");
      }
    };
  }

  private Player languagePlayer(String name) {
    LanguageModels known = models;
    if (known == null) {
      throw new IllegalArgumentException(name + ": no language models can be asked here");
    }
    return known.player(name);
  }

  private static double rate(String name) {
    String text = name.substring("noisy-expert:".length());
    try {
      double rate = Double.parseDouble(text);
      if (rate >= 0 && rate <= 1) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        name + ": the rate of random actions must be a number from 0 to 1, not '" + text + "'");
  }
}
