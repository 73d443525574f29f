package foxden.policies.spark;

import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.policies.sweep.ProgramFactory;
import foxden.policies.sweep.SweepProgram;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.tictactoe.TicTacToeTask;
import java.nio.file.Path;
import java.time.Instant;

/** Two small arenas as a program, for the processes of the test's cluster. */
public final class Arenas implements ProgramFactory, SweepProgram {

  private final Tasks tasks = Tasks.of(new TicTacToeTask(), new GridWorldTask(false));
  private final Policies policies = Policies.arenas(Path.of("nowhere")).withTasks(tasks);
  private final ContextPlayers players = new ContextPlayers(tasks, policies);

  public Arenas() {
    for (EnvironmentFactory task : tasks.all()) {
      players.use(task.task(), players.pool(task.task(), 40));
    }
  }

  @Override
  public SweepProgram create(Path root) {
    return new Arenas();
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
