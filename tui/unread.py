"""Unread articles: which they are, and going to the next one. An article that was opened is read."""

from index.model import ArticleId
from tui.arrangement import Pane
from tui.walking import Walking


class Unread(Walking):
    """Walking, with a look at what is still to be read."""

    def action_toggle_unread(self) -> None:
        """Make the article under the cursor of the list, or the one that is open, unread or read."""
        article_id = self._article_meant()
        if article_id is None:
            self.said.say("There is no article here.")
            return
        heading = self._headings[article_id]
        self._set_read(article_id, not heading.read)
        self.said.say(f"{'Unread' if heading.read else 'Read'}: {heading.title}")

    def _article_meant(self) -> ArticleId | None:
        if self.focused_pane is Pane.ARTICLES:
            return self.articles.row.id if self.articles.row else None
        article = self.reader.article
        return article.heading.id if article and article.heading.id in self._headings else None

    def action_next_unread(self) -> None:
        """Open the next unread article of the list, beyond its end from its beginning on."""
        beyond = self._listed_beyond(forward=True)
        around = self._listed_beyond(forward=False)[::-1]
        unread = [article_id for article_id in (*beyond, *around) if not self._headings[article_id].read]
        if not unread:
            others = " among those that the filter leaves" if self._listed_articles.words.strip() else ""
            self.said.say(f"There is no other unread article{others}. U makes one unread again.")
            return
        self._jump_from_here()
        self._open(unread[0])
        left = sum(not heading.read for heading in self.articles.rows)
        self.said.say(f"{left or 'No other'} unread article{'' if left < 2 else 's'} left.")
