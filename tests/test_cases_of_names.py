"""Who is named in sentences of news: the models, the lists and the rules together.

Each case is a text by itself and the persons named in it, in order, as they stand there.
"""

import pytest

from index.model import EntityType, MentionKind
from index.people import Document, Recogniser, resolve

PERSONS = [
    (
        "A report showed that despite assertions by Hope Hicks and Jason Miller in September, there had been contacts.",
        "Hope Hicks|Jason Miller",
    ),
    (
        "On the shelf stood Julian Jaynes, Judy Shelton, Yuji Ichioka, Merry White, and Daniel Yergin.",
        "Julian Jaynes|Judy Shelton|Yuji Ichioka|Merry White|Daniel Yergin",
    ),
    ("Chancellor Angela Merkel met President Emmanuel Macron in Paris on Tuesday.", "Angela Merkel|Emmanuel Macron"),
    ("Mr. Blair said he had spoken to Mrs. Thatcher about the plan.", "Blair|Thatcher"),
    ("“We are ready,” said Jens Stoltenberg, the alliance’s secretary general.", "Jens Stoltenberg"),
    ("Barack Obama’s speech was praised. Obama left early.", "Barack Obama|Obama"),
    ("Sen. Robert J. Dole, R-Kan., opposed the bill. Dole voted against it.", "Robert J. Dole|Dole"),
    ("Rep. Alexandria Ocasio-Cortez, D-N.Y., asked the first question.", "Alexandria Ocasio-Cortez"),
    ("Martin Luther King Jr. was born in Atlanta.", "Martin Luther King Jr."),
    ("The estate of George W. Vanderbilt III was sold on Friday.", "George W. Vanderbilt III"),
    ("Sammy Davis Jr. sang in Las Vegas with Frank Sinatra.", "Sammy Davis Jr.|Frank Sinatra"),
    ("J.K. Rowling and J.R.R. Tolkien sold millions of books.", "J.K. Rowling|J.R.R. Tolkien"),
    ("Eugene O'Neill wrote the play in 1941. O'Neill never saw it.", "Eugene O'Neill|O'Neill"),
    ("Senator Alfonse D'Amato of New York said no. D'Amato is a Republican.", "Alfonse D'Amato|D'Amato"),
    ("Gabriel D’Annunzio’s villa is open to visitors.", "Gabriel D’Annunzio"),
    ("Ursula von der Leyen spoke in Brussels. Von der Leyen took no questions.", "Ursula von der Leyen|Von der Leyen"),
    ("Robin van Persie scored twice, and Edwin van der Sar saved a penalty.", "Robin van Persie|Edwin van der Sar"),
    ("Charles de Gaulle returned in 1958.", "Charles de Gaulle"),
    ("Oscar de la Renta dressed first ladies for decades.", "Oscar de la Renta"),
    ("Crown Prince Mohammed bin Salman flew to Riyadh.", "Mohammed bin Salman"),
    ("Syria’s president, Bashar al-Assad, fled in December. Assad is in Moscow.", "Bashar al-Assad|Assad"),
    ("Iraqi Prime Minister Nuri al-Maliki met Ayatollah Ali al-Sistani.", "Nuri al-Maliki|Ali al-Sistani"),
    ("Luiz Inácio Lula da Silva won the vote in Brazil.", "Luiz Inácio Lula da Silva"),
    ("Leonardo DiCaprio and Robert De Niro star in the film.", "Leonardo DiCaprio|Robert De Niro"),
    ("Xi Jinping received Vladimir Putin in Beijing. Xi called him a friend.", "Xi Jinping|Vladimir Putin|Xi"),
    ("North Korean leader Kim Jong Un met Moon Jae-in at the border.", "Kim Jong Un|Moon Jae-in"),
    ("South Korea’s former president Park Geun-hye was released.", "Park Geun-hye"),
    ("Foreign Minister Wang Yi and Defence Minister Li Shangfu were absent.", "Wang Yi|Li Shangfu"),
    ("The head of the department, Nguyen Huy Nga, said the man was ill.", "Nguyen Huy Nga"),
    ("Vietnam’s party chief, Nguyen Phu Trong, died aged 80.", "Nguyen Phu Trong"),
    ("Analysts such as Shi Yinghong of Renmin University doubt it.", "Shi Yinghong"),
    ("Hong Kong’s leader, John Lee, and his predecessor, Carrie Lam, attended.", "John Lee|Carrie Lam"),
    ("Tung Chee-hwa was Hong Kong’s first chief executive.", "Tung Chee-hwa"),
    ("Shinzo Abe was shot in Nara. Abe was 67.", "Shinzo Abe|Abe"),
    ("Jean-Claude Juncker handed over to Donald Tusk.", "Jean-Claude Juncker|Donald Tusk"),
    ("American Jan-Michael Gambill lost in the second round.", "Jan-Michael Gambill"),
    ("Daniel Day-Lewis won again. Day-Lewis thanked his wife.", "Daniel Day-Lewis|Day-Lewis"),
    ('Police sergeant Matiu "Matt" Ratana was shot in Croydon.', 'Matiu "Matt" Ratana'),
    ("Earvin “Magic” Johnson bought the team.", "Earvin “Magic” Johnson"),
    ("The 2016 nominee, James (Jim) Hedges, spoke first.", "James (Jim) Hedges"),
    ("William “Bill” Gates and Paul Allen founded the company.", "William “Bill” Gates|Paul Allen"),
    ("Pope Francis blessed the crowd in St. Peter’s Square.", "Francis"),
    ("Pope Benedict XVI resigned in 2013.", "Benedict XVI"),
    ("Queen Elizabeth II opened parliament with Prince Charles.", "Elizabeth II|Charles"),
    ("King Abdullah of Jordan met President Bush at Camp David.", "Abdullah|Bush"),
    ("Gen. Ashfaq Parvez Kayani and Lt. Gen. David Petraeus held talks.", "Ashfaq Parvez Kayani|David Petraeus"),
    ("Spokeswoman Jennifer Pagonis said no one had been hurt.", "Jennifer Pagonis"),
    ("Taoiseach Leo Varadkar called an election.", "Leo Varadkar"),
    ("Mullah Mohammad Omar led the Taliban until 2013.", "Mohammad Omar"),
    ("Immunologist Kristian Andersen published the paper.", "Kristian Andersen"),
    ("Historian Simon Schama and actress Cate Blanchett were guests.", "Simon Schama|Cate Blanchett"),
    ("Economist Nouriel Roubini was early, trader Nick Leeson was not.", "Nouriel Roubini|Nick Leeson"),
    ("Sir Alex Ferguson praised striker Wayne Rooney.", "Alex Ferguson|Wayne Rooney"),
    ("Dame Judi Dench and Lord Lloyd Webber signed the letter.", "Judi Dench|Lloyd Webber"),
    ("The accused, Anders Behring Breivik, 32, was led away.", "Anders Behring Breivik"),
    ("Volodymyr Zelensky thanked Joe Biden. Zelensky’s visit was short.", "Volodymyr Zelensky|Joe Biden|Zelensky"),
    ("Kremlin spokesman Dmitry Peskov declined to comment.", "Dmitry Peskov"),
    ("Sergei Lavrov and Antony Blinken spoke by telephone.", "Sergei Lavrov|Antony Blinken"),
    ("Recep Tayyip Erdogan won a third term in Turkey.", "Recep Tayyip Erdogan"),
    ("Benjamin Netanyahu’s coalition collapsed. “I will be back,” Netanyahu said.", "Benjamin Netanyahu|Netanyahu"),
    ("Aung San Suu Kyi was sentenced in Naypyidaw.", "Aung San Suu Kyi"),
    ("Susilo Bambang Yudhoyono governed Indonesia for ten years.", "Susilo Bambang Yudhoyono"),
    ("Narendra Modi and Imran Khan did not shake hands.", "Narendra Modi|Imran Khan"),
    ("Nelson Mandela’s widow, Graca Machel, was there. Mandela died in 2013.", "Nelson Mandela|Graca Machel|Mandela"),
    ("Ellen Johnson Sirleaf and Goodluck Jonathan led the talks.", "Ellen Johnson Sirleaf|Goodluck Jonathan"),
    ("Ngozi Okonjo-Iweala heads the World Trade Organization.", "Ngozi Okonjo-Iweala"),
    ("Cristina Fernández de Kirchner was convicted in Buenos Aires.", "Cristina Fernández de Kirchner"),
    ("Mexico’s president, Andrés Manuel López Obrador, laughed.", "Andrés Manuel López Obrador"),
    ("Serena Williams beat Maria Sharapova 6-1 6-3 in Melbourne.", "Serena Williams|Maria Sharapova"),
    ("Lewis Hamilton won ahead of Max Verstappen and Fernando Alonso.", "Lewis Hamilton|Max Verstappen|Fernando Alonso"),
    ("Paul Volcker, chairman of the Federal Reserve, testified. Volcker was calm.", "Paul Volcker|Volcker"),
    ("Treasury Secretary James Baker said the dollar would stabilise.", "James Baker"),
    ("Rupert Murdoch’s son Lachlan Murdoch took over.", "Rupert Murdoch|Lachlan Murdoch"),
    ("Donald and Melania Trump danced; Hillary Clinton watched.", "Donald|Melania Trump|Hillary Clinton"),
    ("The book, by Svetlana Alexievich, won a prize.", "Svetlana Alexievich"),
    ("Theresa May resigned in May.", "Theresa May"),
    ("Former president Jimmy Carter built houses with his wife, Rosalynn.", "Jimmy Carter|Rosalynn"),
    ("Talks between Yasser Arafat and Ehud Barak failed.", "Yasser Arafat|Ehud Barak"),
    ("Nicolas Sarkozy married Carla Bruni at the Elysee Palace.", "Nicolas Sarkozy|Carla Bruni"),
    ("Silvio Berlusconi, who was 86, died in Milan.", "Silvio Berlusconi"),
    ("Attorney Gloria Allred represents three of the women.", "Gloria Allred"),
    ("Officer Derek Chauvin knelt on the neck of George Floyd.", "Derek Chauvin|George Floyd"),
    ("Schalk Burger, the captain, won. Burger's award came late.", "Schalk Burger|Burger"),
    ("Greta Thunberg, 16, sailed to New York.", "Greta Thunberg"),
    ("The Bernie Sanders-backed candidate lost in Ohio.", "Bernie Sanders"),
    ("LONDON, March 3 - Chancellor Nigel Lawson cut taxes. Lawson spoke for an hour.", "Nigel Lawson|Lawson"),
    ("VOLCKER SEES LOWER RATES\n\nWASHINGTON, Feb 2 - Paul Volcker said rates would fall. He was speaking to senators.", "VOLCKER|Paul Volcker"),
    ("By Jane Perlez\n\nBEIJING — China’s leader, Hu Jintao, arrived on Sunday.", "Jane Perlez|Hu Jintao"),
    ("By olivia wang\n\nThe committee met in Taipei on Monday to discuss the budget.", "olivia wang"),
    ("maria gonzalez\n\nThe committee met in Madrid on Monday to discuss the budget.", "maria gonzalez"),
]  # fmt: skip
"""A text and who is named in it."""

NOBODY = [
    "The USS Ronald Reagan sailed into Yokosuka on Monday.",
    "The carrier USS Carl Vinson was sent to the region.",
    "HMS Queen Elizabeth left Portsmouth on her first voyage.",
    "The rescue ship MV Alan Kurdi was held in port.",
    "Hurricane Katrina flooded New Orleans in 2005.",
    "Tropical Storm Barry weakened over Louisiana.",
    "Typhoon Haiyan killed more than 6,000 people in the Philippines.",
    "Cyclone Nargis struck Burma in May 2008.",
    "Soldiers at Fort Bragg were told to pack.",
    "The factory in Lake Charles was closed after the flood.",
    "The rocket rose from Cape Canaveral at dawn.",
    "The flight from St. Louis to San Antonio was late.",
    "The summit was held at Camp David.",
    "Morgan Stanley raised its forecast for oil.",
    "Smith Barney and Merrill Lynch managed the sale.",
    "Johnson & Johnson recalled the powder.",
    "Standard and Poor's cut the rating of the debt.",
    "Shares of Ford Motor Co rose three per cent.",
    "Pratt and Whitney will build the engines.",
    "Wells Fargo closed the accounts.",
    "Shares of Philip Morris and Eli Lilly fell in New York.",
    "JP Morgan and Goldman Sachs declined to comment.",
    "Marks & Spencer opened a shop in Leeds.",
    "Ernst & Young audited the accounts.",
    "Louis Vuitton sued over the handbags.",
    "The board of Michael Foods Inc approved the merger.",
    "Brent Walker <BWL.L> shares rose sharply.",
    "The Sakharov Prize was awarded in Strasbourg.",
    "She studied at Carnegie Mellon University in Pittsburgh.",
    "Patients with Parkinson's disease took part in the trial.",
    "The John Radcliffe Hospital treated six people.",
    "They met at Madison Square Garden in New York.",
    "The match at Wembley Stadium was sold out.",
    "The court ruled in Roe v. Wade in 1973.",
    "Doctors Without Borders left the region.",
    "Reporters Without Borders called for an inquiry.",
    "A Ukrainian court suspended the ruling.",
    "The Tamil Tiger rebels laid down their arms.",
    "Many Sunnis, Shiites and Kurds stayed at home.",
    "Twitter and Facebook removed the posts.",
    "Users of Linux and Windows were affected.",
    "Related Articles\n\nThe market was quiet on Monday.",
    "Shr 40 cts vs 33 cts Net 32.1 mln vs 26.4 mln Avg shrs 801,000",
    "In April and August the river is low.",
    "The Kremlin denied it, and the White House said nothing.",
    "Rosatom built the reactor near Kiev.",
    "GOLD PRICES FALL\n\nGold prices fell in London on Monday as the dollar rose.",
    "OIL EXPORTERS SEEK HIGHER PRICES\n\nThe oil exporters will seek higher prices in Vienna.",
    "The Dow Jones and the Nikkei closed lower.",
    "The Booker Prize-winning novel was filmed in Wales.",
    "Adobe released Photoshop for the iPad.",
    "The Golden Globe awards were held in Los Angeles.",
    "The King David Hotel in Jerusalem was full.",
    "Mercedes and Toyota recalled a million cars.",
    "The Martin Luther King Memorial Library reopened.",
]
"""Texts in which nobody is named, though names of persons stand in them or seem to."""


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return Recogniser()


def persons(recogniser: Recogniser, text: str) -> list[str]:
    (spans,) = recogniser.recognise([text])
    found = resolve([Document(1, text, (), spans)])
    people = {entity.id for entity in found.entities if entity.type is EntityType.PERSON}
    return [each.text for each in found.mentions if each.entity_id in people and each.kind is MentionKind.NAME]


@pytest.mark.parametrize(("text", "named"), PERSONS)
def test_who_is_named(recogniser: Recogniser, text: str, named: str) -> None:
    assert persons(recogniser, text) == named.split("|")


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(recogniser: Recogniser, text: str) -> None:
    assert persons(recogniser, text) == []
