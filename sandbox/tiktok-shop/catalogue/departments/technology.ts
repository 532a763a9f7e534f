/** Phones, computers, electronics, office, books, hobbies. Notation and id rule: see `fashion.ts`. */
export const technology = `
# Celulares e eletrônicos | Phones & Electronics | eletrônico, electronic | @electronics
## Celulares e tablets | Phones & Tablets
Smartphones | Smartphones | celular, smartphone, iphone, galaxy | @phones
Tablets | Tablets | tablet, ipad | @phones
Celulares básicos | Feature Phones | celular simples | @phones
Smartphones recondicionados | Refurbished Phones | recondicionado | @phones !I
## Acessórios para celular | Phone Accessories | @phone-accessories
Capas e capinhas | Phone Cases | capinha, capa de celular, case
Películas | Screen Protectors | película, vidro temperado
Carregadores e cabos | Chargers & Cables | carregador, cabo usb, charger, turbo
Carregadores portáteis | Power Banks | power bank, bateria externa
Suportes e tripés | Holders & Tripods | suporte de celular, tripé, ring light
Cartões de memória | Memory Cards | cartão de memória, microsd
## Áudio | Audio
Fones de ouvido sem fio | Wireless Earphones | fone bluetooth, earbuds, tws, airpods
Fones de ouvido com fio | Wired Earphones | fone de ouvido, headphone
Caixas de som | Speakers | caixa de som, speaker, soundbar
Microfones | Microphones | microfone
Home theater e receivers | Home Theater | home theater, receiver
## TV, vídeo e foto | TV, Video & Photo
TVs | TVs | televisão, smart tv !D
Projetores | Projectors | projetor
Câmeras e filmadoras | Cameras | câmera, gopro, filmadora
Drones | Drones | drone
Acessórios de foto | Photo Accessories | lente, bolsa de câmera
Streaming e conversores | Streaming Devices | tv box, chromecast, fire stick
## Vestíveis e casa inteligente | Wearables & Smart Home
Smartwatches | Smartwatches | smartwatch, relógio inteligente, smartband
Câmeras de segurança | Security Cameras | câmera de segurança, babá eletrônica
Assistentes e automação | Smart Home | alexa, assistente virtual, tomada inteligente
Pulseiras para smartwatch | Watch Bands | pulseira smartwatch
## Videogames | Gaming
Consoles | Consoles | console, playstation, xbox, nintendo
Jogos | Video Games | jogo ps5, jogo switch
Controles e acessórios | Controllers & Accessories | controle, joystick, headset gamer
# Informática e escritório | Computers & Office | informática, computer, escritório | @electronics
## Computadores | Computers
Notebooks | Laptops | notebook, laptop, macbook
Desktops | Desktops | pc, computador, desktop
Monitores | Monitors | monitor
Componentes | Components | placa de vídeo, processador, memória ram, ssd
Armazenamento | Storage | hd externo, pendrive, ssd externo
## Periféricos | Peripherals
Teclados e mouses | Keyboards & Mice | teclado, mouse, mousepad
Impressoras e suprimentos | Printers & Supplies | impressora, toner, cartucho de tinta
Webcams e hubs | Webcams & Hubs | webcam, hub usb, adaptador
Redes e roteadores | Networking | roteador, wifi, repetidor
Mesas digitalizadoras | Graphic Tablets | mesa digitalizadora
## Papelaria e escritório | Stationery & Office | @stationery
Canetas e lápis | Pens & Pencils | caneta, lápis, marcador, pen, pencil
Cadernos e agendas | Notebooks & Planners | caderno, agenda, planner, journal
Papéis e etiquetas | Paper & Labels | papel sulfite, etiqueta, post-it
Organização de mesa | Desk Organization | porta-caneta, organizador de mesa
Material escolar | School Supplies | estojo, material escolar
Arte e pintura | Art Supplies | tela, aquarela, tinta acrílica, pincel artístico
Artesanato e costura | Crafts & Sewing | linha, agulha, feltro, tecido, lã, crochê
# Livros e mídia | Books & Media | livro, book, livre, libro | @books
## Ficção e literatura | Fiction & Literature
Romances | Novels | romance, ficção, literatura, novel
Fantasia e ficção científica | Fantasy & Sci-Fi | fantasia, ficção científica
Poesia e contos | Poetry & Short Stories | poesia, conto
Quadrinhos e mangás | Comics & Manga | mangá, hq, quadrinho, comic
## Não ficção | Non-Fiction
Autoajuda e negócios | Self-Help & Business | autoajuda, negócios, finanças
Religião e espiritualidade | Religion & Spirituality | bíblia, religião, tarot
Culinária e bem-estar | Cooking & Wellness | livro de receita
Biografias e história | Biography & History | biografia, história
Didáticos e técnicos | Textbooks & Technical | didático, concurso, medicina, direito
## Infantil e mídia | Children's & Media
Livros infantis | Children's Books | livro infantil, livro de colorir
Discos e CDs | Records & CDs | vinil, cd, disco | @basic
DVDs e Blu-ray | DVDs & Blu-ray | dvd, blu-ray | @basic
Instrumentos musicais | Musical Instruments | violão, ukulele, teclado musical, guitarra | @basic
# Colecionáveis e hobbies | Collectibles & Hobbies | colecionável, collectible | @basic
## Colecionáveis | Collectibles
Action figures | Action Figures | action figure, funko, boneco colecionável
Cards colecionáveis | Trading Cards | pokemon card, carta, booster
Moedas e selos | Coins & Stamps | moeda, selo !N
Miniaturas e modelismo | Models & Miniatures | miniatura, modelismo, diecast
## Antiguidades e arte | Antiques & Art
Antiguidades | Antiques | antiguidade, antique !I
Arte original | Original Art | pintura original, obra de arte !N
## Itens restritos | Restricted Items
Armas e munições | Weapons & Ammunition | arma de fogo, munição !P
Cigarros eletrônicos e tabaco | Vapes & Tobacco | cigarro eletrônico, vape, tabaco !P
Réplicas de armas | Replica Weapons | airsoft, réplica de arma !P
Fogos de artifício | Fireworks | fogos, rojão !P
Animais vivos | Live Animals | animal vivo, filhote !P
`;
