package foxden.app.window;

import foxden.app.FakeSource;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Tasks;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The window on made-up things, for working on views: {@code -Dfake=true} a made-up recording, else
 * the grid world live with a player that walks straight to its target.
 */
public final class Preview {

  private Preview() {}

  public static void main(String[] args) {
    Tasks tasks =
        Tasks.of(
            new foxden.sim.household.TrashFactory(),
            new EnvironmentFactory() {
              @Override
              public String task() {
                return "gridworld";
              }

              @Override
              public String summary() {
                return "a fox walks home over 12 by 12 cells";
              }

              @Override
              public Environment create() {
                return new GridWorldEnvironment();
              }
            });
    WallClock clock =
        new WallClock() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public Instant now() {
            return Instant.now();
          }
        };
    Opener opener =
        new Opener(
            tasks,
            t -> List.of("expert"),
            (p, t) -> t.equals("trash") ? new foxden.policies.expert.TrashExpert() : new Straight(),
            d -> ReplaySource.Companion.NONE,
            Path.of("."),
            clock) {
          @Override
          Source first() throws java.io.IOException {
            return System.getProperty("open") != null
                ? open(System.getProperty("open"))
                : Boolean.getBoolean("fake")
                    ? new FakeSource(Integer.getInteger("steps", 2600))
                    : super.first();
          }
        };
    Runtime.getRuntime().halt(new Workbench(opener, System.out, System.err).run(null));
  }

  private static final class Straight implements Policy {
    private final foxden.app.FakeMind mind = new foxden.app.FakeMind(2, 4, 60, 2, 1);

    @Override
    public String name() {
      return "expert";
    }

    @Override
    public Set<String> channels() {
      return Set.of(GridWorldEnvironment.GRID);
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Optional<Mind> mind() {
      return Optional.of(mind);
    }

    @Override
    public Decision act(Observation o) {
      mind.grow(mind.tokensAt(o.step()));
      float[] g = o.vector(GridWorldEnvironment.GRID);
      int go = g[0] > g[2] ? 2 : g[0] < g[2] ? 3 : g[1] > g[3] ? 0 : 1;
      return new Decision(new Action.DiscreteAction(go), Trace.NONE);
    }
  }
}
