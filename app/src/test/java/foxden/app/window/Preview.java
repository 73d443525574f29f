package foxden.app.window;

import foxden.app.FakeSource;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The window on made-up things, for working on views: {@code -Dfake=true} a made-up recording, else
 * the grid world live with a player that walks straight to its target.
 */
public final class Preview {

  private Preview() {}

  public static void main(String[] args) {
    Tasks tasks =
        Tasks.of(
            new foxden.sim.household.TrashFactory(), new foxden.sim.gridworld.GridWorldTask(false));
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
    foxden.policies.catalog.Policies policies =
        foxden.policies.catalog.Policies.standard(Path.of(System.getProperty("foxden.root", ".")));
    Opener opener =
        new Opener(
            tasks,
            policies::names,
            policies::create,
            d -> ReplaySource.Companion.NONE,
            Path.of(System.getProperty("foxden.root", ".")),
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
}
