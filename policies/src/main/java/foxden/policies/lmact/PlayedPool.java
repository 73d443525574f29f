package foxden.policies.lmact;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A pool whose demonstrations the expert plays when they are first asked for. Number i begins at
 * the i-th different start among the seeds from {@link #FIRST_SEED} on, so a number always means
 * the same episode (as far as the expert itself is repeatable).
 */
public final class PlayedPool implements Pool {

  /** Far from the seeds that evaluations count from. */
  public static final long FIRST_SEED = 1_000_000;

  // Seeds without a new start after which the pool is taken to have no more.
  private static final int PATIENCE = 20_000;

  private final EnvironmentFactory task;
  private final TextForm form;
  private final Supplier<Policy> expert;
  private final List<Long> seeds = new ArrayList<>();
  private final Set<String> starts = new HashSet<>();
  private final Map<Integer, Demonstration> played = new HashMap<>();
  private final int size;
  private long next = FIRST_SEED;

  /**
   * A pool.
   *
   * @param expert makes a new player each time
   * @param size wanted; fewer when the task has not as many starts
   */
  public PlayedPool(EnvironmentFactory task, TextForm form, Supplier<Policy> expert, int size) {
    this.task = task;
    this.form = form;
    this.expert = expert;
    this.size = find(size);
  }

  private int find(int wanted) {
    try (Environment world = task.create()) {
      for (int idle = 0; seeds.size() < wanted && idle < PATIENCE; idle++) {
        long seed = next++;
        Observation first = world.reset(seed).observation();
        if (starts.add(text(first))) {
          seeds.add(seed);
          idle = 0;
        }
      }
    }
    return seeds.size();
  }

  private String text(Observation first) {
    for (String representation : form.representations()) {
      if (form.observe(first, representation) instanceof Observation.Text text) {
        return text.text();
      }
    }
    // Worlds that are only seen differ by seed.
    return Long.toString(next);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long seed(int id) {
    return seeds.get(id);
  }

  @Override
  public String caveat() {
    try (Policy player = expert.get()) {
      return player.caveat();
    }
  }

  @Override
  public Demonstration get(int id) {
    synchronized (played) {
      Demonstration known = played.get(id);
      if (known != null) {
        return known;
      }
    }
    Demonstration made = play(id);
    synchronized (played) {
      Demonstration first = played.putIfAbsent(id, made);
      return first == null ? made : first;
    }
  }

  private Demonstration play(int id) {
    long seed = seed(id);
    List<Observation> observations = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    double score = 0;
    try (Environment world = task.create();
        Policy player = expert.get()) {
      StepResult r = world.reset(seed);
      player.reset(world.spec(), seed);
      while (!r.done()) {
        Action action = player.act(r.observation()).action();
        observations.add(r.observation());
        actions.add(form.text(action));
        r = world.step(action);
        score += r.reward();
      }
    }
    return new Demonstration(id, seed, observations, actions, score);
  }
}
