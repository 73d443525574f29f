package foxden.app.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.link.Episode;
import foxden.policies.Policy;
import foxden.policies.catalog.ChessEngines;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.chess.ChessTask;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptModelTest {

  private final PlayedSource source = new PlayedSource("coords", 5);
  private final PromptModel model = new PromptModel();

  private PromptModel.Page page(long step, String representation) {
    PromptModel.Page p =
        model.page(source.episode(), step, source.words(), source::pool, representation);
    assertNotNull(p);
    return p;
  }

  @Test
  void showsWhatWasSentAnsweredAndDone() {
    PromptModel.Page p = page(0, "");
    assertEquals("To the letter what was sent.", p.note());
    assertEquals("coords", p.representation());
    assertEquals(2, p.demonstrations().size());
    assertEquals("up", p.parsed());
    assertTrue(p.answer().startsWith("Reasoning:"));
    assertEquals("", p.sent());
    assertEquals(0, p.pieces().earlier().size());
  }

  @Test
  void saysThatStockfishIsMissingAndHowStrongItsStandInIs() {
    ChessTask task = new ChessTask(ChessEngines.opponent("random", Optional.empty()));
    try (Environment world = task.create();
        Policy expert = ChessEngines.expert(Optional.empty())) {
      StepResult r = world.reset(1);
      expert.reset(world.spec(), 1);
      Episode episode = new Episode(world.spec(), 1 << 20);
      episode.append(r, "");
      Driver.Decision d = expert.act(r.observation());
      episode.decided(new Episode.Decided(0, "expert", d.action(), d.trace()));
      episode.append(world.step(d.action()), "expert");
      PromptModel.Page p = model.page(episode, 0, task.text().orElseThrow(), source::pool, "");
      assertNotNull(p);
      assertEquals(expert.caveat(), p.caveat());
      assertTrue(p.caveat().startsWith("Stockfish is not installed: the expert is"), p.caveat());
    }
    assertEquals("", page(0, "").caveat());
  }

  @Test
  void saysWhyAnAnswerWasReplacedAndByWhat() {
    PromptModel.Page p = page(2, "");
    assertEquals("jump", p.parsed());
    assertTrue(p.reason().contains("'jump' is not a legal action"), p.reason());
    assertFalse(p.executed().equals("jump"));
    assertEquals(2, p.pieces().earlier().size());
    // The next prompt shows what was done, not what was said.
    PromptModel.Page next = page(3, "");
    assertFalse(next.pieces().whole().text().contains("jump"));
  }

  @Test
  void showsTheSameMomentInAnotherRepresentation() {
    PromptModel.Page p = page(1, "rgb");
    assertEquals("rgb", p.representation());
    assertTrue(p.note().startsWith("Not what the player saw"), p.note());
    assertTrue(p.pieces().whole().images().containsKey("<IMG_2_1>"));
  }
}
