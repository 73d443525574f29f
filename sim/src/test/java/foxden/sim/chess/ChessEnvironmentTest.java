package foxden.sim.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.Opponent;
import foxden.sim.Replayable;
import foxden.sim.StepResult;
import foxden.sim.arena.ArenaContract;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChessEnvironmentTest {

  private static ChessGame after(String fen, String... moves) {
    ChessGame game = new ChessGame(fen);
    for (String move : moves) {
      game.play(move);
    }
    return game;
  }

  // Where the body of a name stands: its square, or empty beside the board.
  private static String square(ChessPieces pieces, String name) {
    float[] p = pieces.poses();
    int at = foxden.sim.WorldState.POSE * ChessPieces.NAMES.indexOf(name);
    int file = Math.round(p[at] * 10 + 3.5f);
    int rank = Math.round(p[at + 1] * 10 + 3.5f);
    return p[at + 2] == 0 ? "" : Square.name(8 * rank + file);
  }

  @Test
  void aPawnThatBecomesAKnightLooksLikeOne() {
    // The pawn of the a-file goes round the board; only its way matters here.
    ChessPieces pieces = new ChessPieces();
    Board board = Fen.read(Fen.START);
    for (String san : List.of("a4", "b5", "axb5", "a6", "bxa6", "Nc6", "a7", "Rb8")) {
      int move = San.read(board, san);
      pieces.move(board, move);
      board.make(move);
    }
    int promotion = San.read(board, "axb8=N");
    pieces.move(board, promotion);
    assertEquals("b8", square(pieces, "white_knight_spare"));
    assertEquals("", square(pieces, "white_pawn_a"));
    assertEquals("", square(pieces, "black_rook_a"), "taken");
    assertEquals("", square(pieces, "white_queen_spare_1"));
    assertEquals(42, ChessPieces.NAMES.size());
  }

  @Test
  void keepsTheContractOfArenas() {
    ArenaContract.holds(() -> new ChessEnvironment(new RandomOpponent()), new ChessText(), 2);
  }

  @Test
  void claimableDrawsEndTheGame() {
    String rook = "7k/8/8/8/8/8/R7/K7 w - - 98 80";
    assertEquals(ChessGame.End.NONE, after(rook).end());
    // 99 half-moves: any quiet move would make it a hundred.
    assertEquals(ChessGame.End.FIFTY, after(rook, "Kb1").end());
    // A legal move would bring the position up for the third time.
    assertEquals(
        ChessGame.End.THREEFOLD,
        after(Fen.START, "Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1").end());
  }

  @Test
  void mateGoesBeforeAClaimedDraw() {
    assertEquals(ChessGame.End.CHECKMATE, after("7k/5Q2/6K1/8/8/8/8/8 w - - 98 80", "Qg7#").end());
    assertEquals(ChessGame.End.STALEMATE, after("7k/8/6K1/8/8/8/8/5Q2 w - - 0 1", "Qf7").end());
  }

  @Test
  void tooLittleToMateIsADraw() {
    assertEquals(ChessGame.End.INSUFFICIENT, after("8/8/8/4k3/8/8/4K3/8 w - - 0 1").end());
    assertEquals(ChessGame.End.INSUFFICIENT, after("8/8/8/4k3/8/8/4KN2/8 w - - 0 1").end());
    assertEquals(ChessGame.End.INSUFFICIENT, after("8/8/3b4/4k3/8/8/4KB2/8 w - - 0 1").end());
    assertEquals(ChessGame.End.NONE, after("8/8/2b5/4k3/8/8/4KB2/8 w - - 0 1").end());
    assertEquals(ChessGame.End.NONE, after("8/8/8/4k3/8/8/4KP2/8 w - - 0 1").end());
    assertEquals(ChessGame.End.NONE, after("8/8/8/4k3/8/8/3NKN2/8 w - - 0 1").end());
  }

  @Test
  void thePlayerIsTheSideToMoveAfterTheOpening() {
    ChessEnvironment world = new ChessEnvironment(new RandomOpponent());
    int black = 0;
    for (long seed = 0; seed < 300; seed++) {
      StepResult r = world.reset(seed);
      boolean white = r.observation().text("fen").contains(" w ");
      assertEquals(white, world.playerIsWhite());
      black += white ? 0 : 1;
    }
    assertTrue(black > 100 && black < 200, black + " of 300 as Black");
    assertTrue(ChessEnvironment.openings() > 1000, ChessEnvironment.openings() + " openings");
  }

  @Test
  void anIllegalMoveChangesNothingButTheStepCount() {
    ChessEnvironment world = new ChessEnvironment(new RandomOpponent());
    String fen = world.reset(1).observation().text("fen");
    StepResult r = world.step(new Action.TextAction("e2e4"));
    assertEquals(fen, r.observation().text("fen"));
    assertEquals("illegal", r.events().get(0).kind());
  }

  @Test
  void theOpponentsAnswersCanBeFedBack() {
    ChessEnvironment live = new ChessEnvironment(new RandomOpponent());
    ChessEnvironment replay =
        new ChessEnvironment(
            new Opponent() {
              @Override
              public String name() {
                return "nobody";
              }

              @Override
              public void reset(long seed) {}

              @Override
              public String reply(String position, List<String> moves) {
                throw new IllegalStateException("nobody is there");
              }
            });
    ChessText form = new ChessText();
    Random random = new Random(3);
    StepResult r = live.reset(8);
    assertEquals(r.hash(), replay.reset(8).hash());
    for (int i = 0; i < 12 && !r.done(); i++) {
      Action action = new Action.TextAction(form.sample(r.observation(), random));
      r = live.step(action);
      List<String> inputs =
          r.events().stream()
              .filter(e -> e.kind().equals(Replayable.INPUT))
              .map(e -> e.text())
              .toList();
      replay.feed(inputs);
      assertEquals(r.hash(), replay.step(action).hash());
    }
    Observation now = r.observation();
    assertThrows(
        IllegalStateException.class,
        () -> replay.step(new Action.TextAction(form.legal(now).get(0))));
  }

  @Test
  void picturesAndTextsHaveTheSizesOfTheBenchmark() {
    Observation start = new ChessEnvironment(new RandomOpponent()).reset(2).observation();
    ChessText form = new ChessText();
    assertEquals(127, ((Observation.Text) form.observe(start, "txt")).text().length());
    Observation.Image image = (Observation.Image) form.observe(start, "png");
    assertEquals(256, image.width());
    assertEquals(256, image.height());
    List<String> legal = form.legal(start);
    assertEquals(legal.stream().sorted().toList(), legal);
  }
}
