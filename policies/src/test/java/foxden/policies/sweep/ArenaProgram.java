package foxden.policies.sweep;

import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.crossword.CrosswordTask;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.tictactoe.TicTacToeTask;
import java.nio.file.Path;
import java.time.Instant;

/** The small arenas, without checkpoints. */
final class ArenaProgram implements SweepProgram {

  private final Tasks tasks =
      Tasks.of(new TicTacToeTask(), new GridWorldTask(false), new CrosswordTask());
  private final Policies policies = Policies.arenas(Path.of("nowhere")).withTasks(tasks);
  private final ContextPlayers players = new ContextPlayers(tasks, policies);

  // Small pools: finding a thousand different starts takes seconds.
  ArenaProgram() {
    for (EnvironmentFactory task : tasks.all()) {
      players.use(task.task(), players.pool(task.task(), 60));
    }
  }

  @Override
  public EnvironmentFactory task(String task, String opponent) {
    return players.task(task);
  }

  @Override
  public ContextPlayers players(String opponent) {
    return players;
  }

  @Override
  public Policy policy(String name, String task, int demos) {
    return policies.create(name, task, demos);
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
        return Instant.now();
      }
    };
  }
}
