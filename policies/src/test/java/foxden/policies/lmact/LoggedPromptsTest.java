package foxden.policies.lmact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.expert.CrosswordOracle;
import foxden.policies.expert.TicTacToeExpert;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.crossword.CrosswordTask;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.tictactoe.TicTacToeTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedPromptsTest {

  private record Case(EnvironmentFactory task, Pool pool) {}

  private static List<Case> cases() {
    EnvironmentFactory ttt = new TicTacToeTask();
    EnvironmentFactory grid = new GridWorldTask(false);
    EnvironmentFactory cross = new CrosswordTask();
    return List.of(
        new Case(ttt, new PlayedPool(ttt, ttt.text().orElseThrow(), TicTacToeExpert::new, 6)),
        new Case(
            grid,
            new PlayedPool(grid, grid.text().orElseThrow(), () -> new GridExpertPolicy(false), 6)),
        new Case(
            cross, new PlayedPool(cross, cross.text().orElseThrow(), CrosswordOracle::new, 6)));
  }

  // A player that asks for its prompt each time, as language models do.
  private static Player asking(List<String> sent) {
    return ScriptedPlayers.of(
        "asking",
        (turn, random) -> {
          sent.add(turn.prompt().get().text());
          return sent.size() % 2 == 0 ? "nonsense" : turn.form().sample(turn.now(), random);
        });
  }

  @Test
  void writesFromALogWhatWasSentToTheLetterAndInPieces() {
    for (Case c : cases()) {
      TextForm form = c.task().text().orElseThrow();
      for (String representation : form.representations()) {
        if (representation.startsWith("png")) {
          continue;
        }
        for (int demos : new int[] {0, 2}) {
          ContextSettings s = ContextSettings.of(demos);
          ContextSettings settings =
              new ContextSettings(
                  representation,
                  demos,
                  demos == 2,
                  demos == 0,
                  true,
                  s.answers(),
                  s.illegal(),
                  2,
                  s.starts(),
                  false);
          List<String> sent = new ArrayList<>();
          follow(c, form, settings, sent);
        }
      }
    }
  }

  private static void follow(Case c, TextForm form, ContextSettings settings, List<String> sent) {
    try (Environment world = c.task().create()) {
      EnvironmentSpec spec = world.spec();
      ContextPolicy policy =
          new ContextPolicy(asking(sent), spec, form, c.pool(), Templates.shipped(), settings);
      StepResult r = world.reset(policy.start(3));
      policy.reset(spec, 3);
      List<Observation> observations = new ArrayList<>();
      List<String> actions = new ArrayList<>();
      LoggedPrompts logged = null;
      for (int step = 0; step < 4 && !r.done(); step++) {
        Driver.Decision d = policy.act(r.observation());
        if (logged == null) {
          Map<String, String> texts = d.trace().texts();
          logged = LoggedPrompts.of(texts, "", form, () -> c.pool(), Templates.shipped());
          assertTrue(logged.faithful());
          assertEquals(settings.representation(), logged.representation());
        }
        observations.add(r.observation());
        LoggedPrompts.Pieces p = logged.pieces(observations, actions);
        String where = spec.task() + " " + settings.representation() + " step " + step;
        assertEquals(sent.get(step), p.whole().text(), where);
        assertEquals(
            sent.get(step),
            p.before()
                + String.join("", p.demonstrations())
                + p.heading()
                + String.join("", p.earlier())
                + p.present()
                + p.after(),
            where);
        assertEquals(settings.demonstrations(), p.demonstrations().size(), where);
        assertEquals(step, p.earlier().size(), where);
        actions.add(form.text(d.action()));
        r = world.step(d.action());
      }
    }
  }

  @Test
  void tellsWhenADemonstrationIsNotThere() {
    Case c = cases().get(0);
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                LoggedPrompts.of(
                    Map.of(LoggedPrompts.DEMONSTRATIONS, "2 77"),
                    "",
                    c.task().text().orElseThrow(),
                    () -> c.pool(),
                    Templates.shipped()));
    assertEquals("the pool has no demonstration 77", e.getMessage());
  }
}
