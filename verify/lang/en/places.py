"""Countries, states and cities, and which lies in which."""

WORLD = """
Africa, African: Algeria, Algerian; Angola, Angolan; Benin, Beninese; Botswana;
Burkina Faso, Burkinabe; Burundi, Burundian; Cameroon, Cameroonian; Cape Verde, Cape Verdean;
Central African Republic; Chad, Chadian; Comoros, Comorian; Congo, Congolese;
Democratic Republic of the Congo, DRC, Congolese; Djibouti, Djiboutian; Egypt, Egyptian;
Equatorial Guinea; Eritrea, Eritrean; Eswatini, Swaziland, Swazi; Ethiopia, Ethiopian;
Gabon, Gabonese; Gambia, The Gambia, Gambian; Ghana, Ghanaian; Guinea, Guinean; Guinea-Bissau;
Ivory Coast, Côte d'Ivoire, Ivorian; Kenya, Kenyan; Lesotho, Basotho; Liberia, Liberian;
Libya, Libyan; Madagascar, Malagasy; Malawi, Malawian; Mali, Malian; Mauritania, Mauritanian;
Mauritius, Mauritian; Morocco, Moroccan; Mozambique, Mozambican; Namibia, Namibian;
Niger, Nigerien; Nigeria, Nigerian; Rwanda, Rwandan; Senegal, Senegalese; Seychelles;
Sierra Leone, Sierra Leonean; Somalia, Somali; South Africa, South African;
South Sudan, South Sudanese; Sudan, Sudanese; Tanzania, Tanzanian; Togo, Togolese;
Tunisia, Tunisian; Uganda, Ugandan; Zambia, Zambian; Zimbabwe, Zimbabwean
Asia, Asian: Afghanistan, Afghan; Armenia, Armenian; Azerbaijan, Azerbaijani; Bahrain, Bahraini;
Bangladesh, Bangladeshi; Bhutan, Bhutanese; Brunei; Cambodia, Cambodian; China, Chinese;
Cyprus, Cypriot; Georgia, Georgian; India, Indian; Indonesia, Indonesian;
Iran, Iranian; Iraq, Iraqi; Israel, Israeli; Japan, Japanese; Jordan, Jordanian;
Kazakhstan, Kazakh; Kuwait, Kuwaiti; Kyrgyzstan, Kyrgyz; Laos, Laotian; Lebanon, Lebanese;
Malaysia, Malaysian; Maldives, Maldivian; Mongolia, Mongolian; Myanmar, Burma, Burmese;
Nepal, Nepalese, Nepali; North Korea, North Korean; Oman, Omani; Pakistan, Pakistani;
Palestine, Palestinian; Philippines, Filipino, Philippine; Qatar, Qatari; Russia, Russian;
Saudi Arabia, Saudi; Singapore, Singaporean; South Korea, South Korean; Sri Lanka, Sri Lankan;
Syria, Syrian; Taiwan, Taiwanese; Tajikistan, Tajik; Thailand, Thai; Timor-Leste, East Timor;
Turkey, Türkiye, Turkish; Turkmenistan, Turkmen; United Arab Emirates, UAE, Emirati;
Uzbekistan, Uzbek; Vietnam, Vietnamese; Yemen, Yemeni
Europe, European: Albania, Albanian; Andorra; Armenia, Armenian; Austria, Austrian;
Azerbaijan, Azerbaijani; Belarus, Belarusian; Belgium, Belgian;
Bosnia, Bosnian, Bosnia and Herzegovina; Bulgaria, Bulgarian; Croatia, Croatian; Cyprus, Cypriot;
Czech Republic, Czechia, Czech; Denmark, Danish; Estonia, Estonian; Finland, Finnish;
France, French; Georgia, Georgian; Germany, German; Greece, Greek; Hungary, Hungarian;
Iceland, Icelandic; Ireland, Irish; Italy, Italian; Kosovo; Latvia, Latvian; Liechtenstein;
Lithuania, Lithuanian; Luxembourg; Malta, Maltese; Moldova, Moldovan; Monaco;
Montenegro, Montenegrin; Netherlands, Holland, Dutch; North Macedonia, Macedonian;
Norway, Norwegian; Poland, Polish; Portugal, Portuguese; Romania, Romanian; Russia, Russian;
San Marino; Serbia, Serbian; Slovakia, Slovak; Slovenia, Slovenian; Spain, Spanish;
Sweden, Swedish; Switzerland, Swiss; Turkey, Türkiye, Turkish; Ukraine, Ukrainian;
United Kingdom, UK, U.K, Britain, Great Britain, British; Vatican City
North America, North American: Bahamas, Bahamian; Barbados, Barbadian; Belize, Belizean;
Bermuda, Bermudian; Canada, Canadian; Costa Rica, Costa Rican; Cuba, Cuban;
Dominican Republic; El Salvador, Salvadoran; Grenada, Grenadian; Guatemala, Guatemalan;
Haiti, Haitian; Honduras, Honduran; Jamaica, Jamaican; Mexico, Mexican; Nicaragua, Nicaraguan;
Panama, Panamanian; Trinidad and Tobago, Trinidadian;
United States, United States of America, US, U.S, USA, U.S.A, America, American
South America, South American: Argentina, Argentine; Bolivia, Bolivian; Brazil, Brazilian;
Chile, Chilean; Colombia, Colombian; Ecuador, Ecuadorian; Guyana, Guyanese;
Paraguay, Paraguayan; Peru, Peruvian; Suriname, Surinamese; Uruguay, Uruguayan;
Venezuela, Venezuelan
Oceania: Australia, Australian; Fiji, Fijian; Kiribati; Marshall Islands; Micronesia; Nauru;
New Zealand; Palau; Papua New Guinea; Samoa, Samoan; Solomon Islands; Tonga, Tongan; Tuvalu;
Vanuatu
Antarctica, Antarctic:
"""
REGIONS = """
Australia: New South Wales; Queensland; South Australia; Tasmania, Tasmanian; Western Australia;
Northern Territory
Canada: Alberta; British Columbia; Manitoba; New Brunswick; Newfoundland;
Newfoundland and Labrador; Northwest Territories; Nova Scotia; Nunavut; Ontario;
Prince Edward Island; Quebec, Québec; Saskatchewan; Yukon
China: Hong Kong; Macau; Tibet, Tibetan; Xinjiang
Germany: Bavaria, Bavarian; Brandenburg; Hesse; Lower Saxony; North Rhine-Westphalia; Saarland;
Saxony; Schleswig-Holstein; Thuringia
India: Assam; Bihar; Gujarat; Haryana; Karnataka; Kerala; Madhya Pradesh; Maharashtra;
Odisha; Rajasthan; Tamil Nadu; Telangana; Uttar Pradesh; West Bengal
Russia: Chechnya, Chechen; Dagestan; Ingushetia; Siberia, Siberian; Tatarstan
Spain: Andalusia; Aragon; Catalonia, Catalan; Galicia; Basque Country, Basque
United Kingdom: England, English; Northern Ireland; Scotland, Scottish; Wales, Welsh
United States: Alabama; Alaska, Alaskan; Arizona; Arkansas; California, Californian; Colorado;
Connecticut; Delaware; Florida; Georgia; Hawaii, Hawaiian; Idaho; Illinois; Indiana; Iowa;
Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi;
Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico;
New York, New Yorker; North Carolina; North Dakota; Ohio, Ohioan; Oklahoma; Oregon;
Pennsylvania; Puerto Rico, Puerto Rican; Rhode Island; South Carolina; South Dakota; Tennessee;
Texas, Texan; Utah; Vermont; Virginia, Virginian; West Virginia; Wisconsin; Wyoming
"""
