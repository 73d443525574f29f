package foxden.app.prompt;

import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.policies.Mind;
import foxden.policies.lmact.ContextPolicy;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.GridExpertPolicy;
import foxden.policies.lmact.PlayedPool;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.ScriptedPlayers;
import foxden.policies.lmact.Templates;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.gridworld.GridWorldTask;
import java.util.List;
import java.util.Optional;

/** An episode of the grid world by a player in context that sometimes answers nonsense. */
final class PlayedSource implements Source {

  private static final GridWorldTask TASK = new GridWorldTask(false);
  private final TextForm form = TASK.text().orElseThrow();
  private final Pool pool = new PlayedPool(TASK, form, () -> new GridExpertPolicy(false), 12);
  private final EnvironmentSpec spec;
  private final Episode episode;

  PlayedSource(String representation, int steps) {
    ContextSettings s = ContextSettings.of(2);
    ContextSettings settings =
        new ContextSettings(
            representation, 2, true, true, true, s.answers(), s.illegal(), 2, s.starts(), false);
    try (Environment world = TASK.create()) {
      spec = world.spec();
      episode = new Episode(spec, 64 << 20);
      int[] asked = {0};
      ContextPolicy policy =
          new ContextPolicy(
              ScriptedPlayers.of(
                  "model",
                  (turn, random) -> {
                    var unused = turn.prompt().get();
                    return "Reasoning: the target lies up there.\nAction: "
                        + (++asked[0] % 3 == 0 ? "jump" : "up");
                  }),
              spec,
              form,
              pool,
              Templates.shipped(),
              settings);
      StepResult r = world.reset(policy.start(3));
      policy.reset(spec, 3);
      episode.append(r, "");
      for (int i = 0; i < steps && !r.done(); i++) {
        Driver.Decision d = policy.act(r.observation());
        episode.decided(new Episode.Decided(r.step(), "model", d.action(), d.trace()));
        r = world.step(d.action());
        episode.append(r, "model");
      }
    }
  }

  Pool pool() {
    return pool;
  }

  TextForm words() {
    return form;
  }

  @Override
  public String title() {
    return "Grid world";
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public Episode episode() {
    return episode;
  }

  @Override
  public long seed() {
    return 3;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public List<String> drivers() {
    return List.of("model");
  }

  @Override
  public String driver() {
    return "model";
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.empty();
  }

  @Override
  public Health health() {
    return new Health(Double.NaN, 0, 0, false, null, "", "");
  }

  @Override
  public Optional<TextForm> form() {
    return Optional.of(form);
  }

  @Override
  public void close() {}
}
