package foxden.policies.imitation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Policy;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.policies.expert.BuiltinChess;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.TokenSequence;
import foxden.policies.nn.Kernels;
import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.chess.ChessEnvironment;
import foxden.sim.chess.Fen;
import foxden.sim.chess.RandomOpponent;
import foxden.sim.crossword.Clues;
import foxden.sim.crossword.CrosswordEnvironment;
import foxden.sim.crossword.CrosswordTask;
import foxden.sim.crossword.Puzzle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentsTest {

  @Test
  void aFewStepsLearnAreRepeatableAndPlay(@TempDir Path dir) throws Exception {
    for (StudentTraining training : StudentTraining.all()) {
      double[] fell = new double[2];
      String[] hashes = new String[2];
      // Once is enough for Phoenix, whose episodes are long.
      boolean twice = training.name().equals("tictactoe");
      for (int i = 0; i < (twice ? 2 : 1); i++) {
        int run = i;
        double[] first = {Double.NaN};
        hashes[i] =
            training
                .train(
                    dir.resolve(training.name() + i),
                    twice ? 5 : 2,
                    1,
                    1 + i,
                    System::nanoTime,
                    p -> {
                      first[0] = Double.isNaN(first[0]) ? p.loss() : first[0];
                      fell[run] = first[0] - p.loss();
                      return true;
                    })
                .hash();
      }
      assertTrue(fell[0] > 0, training.name() + " fell by " + fell[0]);
      assertTrue(!twice || hashes[0].equals(hashes[1]), training.name());
      FoxCheckpoint checkpoint =
          FoxCheckpoint.load(dir.resolve(training.name() + 0), Kernels.create(1));
      assertTrue(StudentPolicy.knows(checkpoint));
      Subject subject =
          Subject.ALL.stream().filter(s -> s.task().equals(training.name())).findFirst().get();
      try (var world = subject.world().get();
          Policy policy = new StudentPolicy(checkpoint)) {
        StepResult r = world.reset(1);
        policy.reset(world.spec(), 1);
        for (int step = 0; step < 3 && !r.done(); step++) {
          r = world.step(policy.act(r.observation()).action());
        }
        assertTrue(policy.mind().get().tokens() >= 1);
        assertThrows(
            IllegalArgumentException.class,
            () -> policy.reset(new CrosswordEnvironment().spec(), 0));
      }
    }
  }

  @Test
  void recordedStepsAskForWhatTheExpertDoes() {
    Recorded recorded = new Recorded(Subject.TIC_TAC_TOE, 20, 1);
    for (TokenSequence episode : recorded.batch(0)) {
      assertTrue(episode.tokens() >= 1);
      for (int t = 0; t < episode.tokens(); t++) {
        float[] board = episode.inputs()[t];
        float[] target = episode.targets()[t];
        int cell = 0;
        while (target[cell] == 0) {
          cell++;
        }
        assertEquals(0, board[cell] + board[9 + cell], "the expert takes a free cell");
      }
    }
    assertArrayEquals(recorded.batch(3).get(1).inputs()[0], recorded.batch(3).get(1).inputs()[0]);
  }

  @Test
  void theSheetSaysWhereWordsBeginAndWhatIsFilledIn() {
    CrosswordEnvironment world = new CrosswordEnvironment();
    for (long seed = 0; seed < 30; seed++) {
      String before = world.reset(seed).observation().text("txt");
      CrosswordSheet sheet = CrosswordSheet.read(before);
      List<Puzzle.Slot> slots = world.puzzle().slots();
      assertEquals(slots.size(), sheet.slots().size());
      Puzzle.Slot first = slots.get(0);
      String after =
          world
              .step(new Action.TextAction(first.key() + ": " + first.word()))
              .observation()
              .text("txt");
      for (Puzzle.Slot slot : slots) {
        CrosswordSheet.Slot read = sheet.slot(slot.key());
        assertEquals(slot.clue(), read.clue());
        assertEquals(slot.row(), read.row());
        assertEquals(slot.col(), read.col());
        int n = slot.word().length();
        assertEquals(" ".repeat(n), sheet.letters(before, read, n));
        String letters = sheet.letters(after, read, n);
        for (int i = 0; i < n; i++) {
          assertTrue(letters.charAt(i) == ' ' || letters.charAt(i) == slot.word().charAt(i));
        }
      }
      assertEquals(
          first.word(), sheet.letters(after, sheet.slot(first.key()), first.word().length()));
    }
  }

  @Test
  void theClueTableKnowsOurCluesAndNoOtherWording() throws InterruptedException {
    double[] mean = new double[2];
    for (int i = 0; i < 2; i++) {
      mean[i] =
          new Evaluator(new CrosswordTask(i == 1), CrosswordPolicy::table, References.shipped())
              .run("clue-table", 15, 0, 0, 1, (done, of) -> true)
              .mean();
    }
    assertTrue(mean[0] > 8, "own clues " + mean[0]);
    assertTrue(mean[1] < 4, "other wordings " + mean[1]);
  }

  @Test
  void cluesAreReadByTheirWords() {
    float[] a = ClueTokens.of("Capital of Nigeria");
    assertArrayEquals(a, ClueTokens.of("of: nigeria, CAPITAL"));
    assertFalse(java.util.Arrays.equals(a, ClueTokens.of("Capital of Niger")));
    assertEquals(Clues.shipped().words().size(), ClueTokens.ANSWERS.size());
  }

  @Test
  void aPositionIsReadFromTheSideThatMoves() {
    float[] white = ChessTokens.of(Fen.read("4k3/8/8/8/8/8/4P3/4K3 w - - 0 1"));
    float[] black = ChessTokens.of(Fen.read("4k3/4p3/8/8/8/8/8/4K3 b - - 0 1"));
    assertArrayEquals(white, black);
    float[] other = ChessTokens.of(Fen.read("3k4/8/8/8/8/8/3P4/3K4 w - - 0 1"));
    assertArrayEquals(other, ChessTokens.mirrored(white));
    assertArrayEquals(white, ChessTokens.mirrored(other));
  }

  @Test
  void theBlindSearchStillSeesAMate() {
    ChessEnvironment world = new ChessEnvironment(new RandomOpponent());
    StepResult r = world.reset(0);
    try (Policy blind = BuiltinChess.blind(2)) {
      blind.reset(world.spec(), 0);
      Action action = blind.act(r.observation()).action();
      assertTrue(world.step(action).events().stream().noneMatch(e -> e.kind().equals("illegal")));
    }
    world.close();
  }
}
