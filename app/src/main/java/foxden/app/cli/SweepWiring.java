package foxden.app.cli;

import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.llm.LanguageModels;
import foxden.policies.lmact.Templates;
import foxden.policies.sweep.SweepProgram;
import foxden.sim.EnvironmentFactory;
import foxden.sim.WallClock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The program as a sweep sees it; keeps one set of players for each opponent. */
public final class SweepWiring implements SweepProgram {

  private final Wiring wiring;
  private final LanguageModels models;
  private final Templates templates;
  private final Map<String, Wiring> against = new HashMap<>();
  private final Map<String, ContextPlayers> players = new HashMap<>();

  /**
   * The program with these models and sentences.
   *
   * @param models the caller's to close
   */
  public SweepWiring(Wiring wiring, LanguageModels models, Templates templates) {
    this.wiring = wiring;
    this.models = models;
    this.templates = templates;
  }

  private synchronized Wiring wiring(String opponent) {
    return against.computeIfAbsent(opponent, o -> o.isEmpty() ? wiring : wiring.against(o));
  }

  @Override
  public EnvironmentFactory task(String task, String opponent) {
    return EvaluateCommand.factory(wiring(opponent), task);
  }

  @Override
  public synchronized ContextPlayers players(String opponent) {
    return players.computeIfAbsent(
        opponent,
        o -> {
          ContextPlayers made = wiring(o).players();
          made.use(models);
          return made;
        });
  }

  @Override
  public Policy policy(String name, String task, int demos) {
    return wiring.policy(name, task, demos);
  }

  @Override
  public Templates templates() {
    return templates;
  }

  @Override
  public String version() {
    return wiring.version();
  }

  @Override
  public WallClock clock() {
    return wiring.clock();
  }

  @Override
  public Optional<String> model(String player) {
    return LanguageModels.has(player) ? Optional.of(models.describe(player)) : Optional.empty();
  }
}
