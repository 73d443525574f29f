package foxden.sim.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {

  // The usual test positions of the chess programming community with their published counts.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 | 4865609",
        "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1 | 193690690",
        "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1 | 674624",
        "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1 | 15833292",
        "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8 | 89941194",
      })
  void countsFiveHalfMoves(String fen, long nodes) {
    Board board = Fen.read(fen);
    assertEquals(nodes, board.perft(5));
    assertEquals(fen.strip(), Fen.write(board), "taken back to where it began");
  }

  @Test
  void writesTheEnPassantSquareAfterEveryDoublePush() {
    ChessGame game = new ChessGame();
    game.play("e4");
    assertEquals(
        "rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1", Fen.write(game.board()));
  }

  @Test
  void takesNothingButTheExactNotation() {
    Board mate = Fen.read("6k1/5ppp/8/8/8/8/8/R3K2R w KQ - 0 1");
    assertTrue(San.legal(mate).contains("Ra8#"));
    assertTrue(San.legal(mate).contains("O-O-O"));
    for (String wrong : List.of("Ra8", "Ra8+", "0-0-0", "a1a8", "1. Ra8#", "Ra8#!")) {
      assertThrows(IllegalArgumentException.class, () -> San.read(mate, wrong), wrong);
    }
    Board promotion = Fen.read("8/P6k/8/8/8/8/8/K7 w - - 0 1");
    assertTrue(San.legal(promotion).containsAll(List.of("a8=Q", "a8=N", "a8=R", "a8=B")));
  }

  @Test
  void tellsPiecesApartByFileThenRankThenBoth() {
    assertTrue(San.legal(Fen.read("1k6/8/8/8/8/8/4K3/R6R w - - 0 1")).contains("Rad1"));
    assertTrue(San.legal(Fen.read("7k/8/8/R7/8/8/4K3/R7 w - - 0 1")).contains("R1a3"));
    List<String> queens = San.legal(Fen.read("8/k7/8/4Q2Q/8/8/1K6/7Q w - - 0 1"));
    assertTrue(queens.contains("Qh5h2"), queens.toString());
    assertTrue(queens.contains("Qeh2"), queens.toString());
  }

  @Test
  void badFenIsOneSentence() {
    for (String fen :
        List.of(
            "",
            "8/8/8/8/8/8/8/8 w - - 0 1",
            "rnbqkbnr/pppppppp/9/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
            "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR x KQkq - 0 1",
            "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq e3 0 1",
            "4k3/8/8/8/8/8/4R3/4K3 w - - 0 1",
            "4k2P/8/8/8/8/8/8/4K3 w - - 0 1")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Fen.read(fen), fen);
      assertTrue(e.getMessage().startsWith("FEN '"), e.getMessage());
    }
  }

  @Test
  void randomGamesKeepNotationsInStep() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      ChessGame game = new ChessGame();
      while (game.end() == ChessGame.End.NONE && game.moves().size() < 200) {
        Board board = game.board();
        List<String> legal = San.legal(board);
        Set<String> names = new HashSet<>(legal);
        assertEquals(legal.size(), names.size(), "no two moves share a name");
        assertEquals(legal.size(), board.copy().legal(new int[Board.MOST_MOVES]));
        assertEquals(Fen.write(board), Fen.write(Fen.read(Fen.write(board))));
        game.play(legal.get(random.nextInt(legal.size())));
      }
      ChessGame again = new ChessGame();
      String moves = game.pgn().substring(game.pgn().indexOf("\n\n") + 2);
      for (String token : moves.split("\\s+")) {
        if (!token.endsWith(".") && !token.equals("*")) {
          again.play(token);
        }
      }
      assertEquals(Fen.write(game.board()), Fen.write(again.board()));
      assertTrue(moves.lines().allMatch(l -> l.length() <= 80));
    }
  }
}
